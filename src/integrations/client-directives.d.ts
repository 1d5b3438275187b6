declare module 'astro' {
  interface AstroClientDirectives {
    'client:engaged'?: boolean;
    'client:near'?: boolean;
  }
}
export {};
