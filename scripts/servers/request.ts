/** One request, as it is: no redirect is followed, nothing is unpacked, and no certificate is asked who vouches for it. */
import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Rejects when nobody answers. */
export function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const options = { headers, rejectUnauthorized: false, agent: false };
  return new Promise((resolve, reject) => {
    const asked = (url.startsWith('https:') ? https : http).get(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.setTimeout(10_000, () => asked.destroy(new Error(`${url}: no answer in ten seconds`)));
  });
}
