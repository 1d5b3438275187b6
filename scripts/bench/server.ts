/**
 * Serves a built site as a good host would: Brotli at its highest level, ETags, and the headers of its `_headers` file.
 * Everything is read and compressed once at the start, so no request pays for it and a rebuild changes nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};
/** Compressed already. */
const packed = new Set(['.woff2', '.png', '.jpg', '.webp']);

interface ServedFile {
  type: string;
  etag: string;
  plain: Buffer;
  brotli: Buffer | undefined;
  headers: Readonly<Record<string, string>>;
}

export interface Server {
  /** "http://127.0.0.1:40123" */
  origin: string;
  close: () => Promise<void>;
}

const compress = promisify(brotliCompress);

/** Serves the folder on a free port of this machine until `close`. */
export async function serveBuilt(folder: string): Promise<Server> {
  const rules = existsSync(join(folder, '_headers')) ? headerRules(readFileSync(join(folder, '_headers'), 'utf8')) : [];
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '_headers')
    .map((entry) => join(entry.parentPath, entry.name));
  const files = new Map(
    await Promise.all(
      paths.map(async (path) => {
        const url = `/${relative(folder, path).split(sep).join('/')}`;
        return [url, await fileToServe(path, headersFor(url, rules))] as const;
      }),
    ),
  );
  return listen((request, response) => answer(files, request, response));
}

/** Answers on a free port of this machine until `close`. */
export async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface HeaderRule {
  path: string;
  headers: Readonly<Record<string, string>>;
}

/** The rules of a `_headers` file: a path, where `*` at the end stands for anything, and indented "Name: value" lines. */
export function headerRules(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n')) {
    const rule = rules.at(-1);
    const [, name, value] = /^\s+([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (line.startsWith('/')) rules.push({ path: line.trim(), headers: {} });
    else if (rule && name && value) rule.headers = { ...rule.headers, [name]: value };
  }
  return rules;
}

/** What the rules say of a path; where two set the same header, the later one holds. */
export function headersFor(url: string, rules: readonly HeaderRule[]): Record<string, string> {
  const matching = rules.filter(({ path }) => (path.endsWith('*') ? url.startsWith(path.slice(0, -1)) : url === path));
  return Object.fromEntries(matching.flatMap(({ headers }) => Object.entries(headers)));
}

async function fileToServe(path: string, headers: Readonly<Record<string, string>>): Promise<ServedFile> {
  const plain = readFileSync(path);
  const extension = extname(path);
  return {
    type: types[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`,
    plain,
    brotli: packed.has(extension)
      ? undefined
      : await compress(plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
          },
        }),
    headers,
  };
}

function answer(files: ReadonlyMap<string, ServedFile>, request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const found = files.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  const file = found ?? files.get('/404.html');
  if (!file) {
    response.writeHead(404).end('Not found');
    return;
  }
  const { type, etag, plain, brotli, headers } = file;
  const fixed = { ...headers, ETag: etag, Vary: 'Accept-Encoding' };
  if (found && request.headers['if-none-match'] === etag) {
    response.writeHead(304, fixed).end();
    return;
  }
  const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding']?.toString() ?? '');
  const body = takesBrotli && brotli ? brotli : plain;
  response.writeHead(found ? 200 : 404, {
    ...fixed,
    'Content-Type': type,
    'Content-Length': body.length,
    ...(body === brotli ? { 'Content-Encoding': 'br' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
