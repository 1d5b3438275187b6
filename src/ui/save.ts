/** A file to be handed to the reader. */
export interface SavedFile {
  name: string;
  content: Blob;
}

/** Hands a file to the reader. */
export function save({ name, content }: SavedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
