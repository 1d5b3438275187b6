/**
 * Starts nginx or Caddy on this machine with the configuration of `deploy/`, changed in nothing but what a test must
 * change: ports, folder, name and certificate.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { get } from './request.ts';

export const serverNames = ['nginx', 'caddy'] as const;
export type ServerName = (typeof serverNames)[number];

export interface RealServer {
  /** "https://localhost:40123", with a certificate that nobody vouches for. */
  origin: string;
  /** "http://localhost:40124", which leads there; null where the configuration has none. */
  plainOrigin: string | null;
  /** Whether it can send brotli. */
  hasBrotli: boolean;
  stop: () => Promise<void>;
}

const brotliModules = [
  '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so',
  '/usr/lib64/nginx/modules/ngx_http_brotli_static_module.so',
];

/** Whether the server is installed, and openssl, which makes the certificate. */
export const isInstalled = (name: ServerName): boolean =>
  spawnSync(name, [name === 'nginx' ? '-v' : 'version'], { env: withSbin() }).status === 0 &&
  spawnSync('openssl', ['version']).status === 0;

/** Serves `folder` until `stop`. Throws with what the server said when it does not start. */
export async function startServer(name: ServerName, folder: string): Promise<RealServer> {
  const place = mkdtempSync(join(tmpdir(), `receipt-${name}-`));
  const [port, plainPort] = await freePorts();
  const [certificate, key] = [join(place, 'cert.pem'), join(place, 'key.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=localhost',
      '-keyout',
      key,
      '-out',
      certificate,
    ],
    { stdio: 'ignore' },
  );
  const setting = { place, folder: resolve(folder), port, plainPort, certificate, key };
  const { args, hasBrotli } = name === 'nginx' ? configureNginx(setting) : configureCaddy(setting);
  const child = spawn(name, args, { env: { ...withSbin(), XDG_DATA_HOME: place, XDG_CONFIG_HOME: place } });
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null && child.kill()) await ended;
    rmSync(place, { recursive: true, force: true });
  };

  const origin = `https://localhost:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) break;
    try {
      await get(`${origin}/`);
      return { origin, plainOrigin: name === 'nginx' ? `http://localhost:${plainPort}` : null, hasBrotli, stop };
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  await stop();
  throw new Error(`${name} did not start. ${said}`);
}

interface Setting {
  place: string;
  folder: string;
  port: number;
  plainPort: number;
  certificate: string;
  key: string;
}

function configureNginx({ place, folder, port, plainPort, certificate, key }: Setting) {
  const brotli = brotliModules.find((path) => existsSync(path));
  const site = replaceAll(readFileSync('deploy/nginx.conf', 'utf8'), [
    [/^ *listen \[::\].*\n/gm, ''],
    [/listen 80;/, `listen 127.0.0.1:${plainPort};`],
    [/listen 443 ssl http2;/, `listen 127.0.0.1:${port} ssl http2;`],
    [/server_name receipt\.example;/g, 'server_name localhost;'],
    [/\/etc\/ssl\/receipt\.example\/fullchain\.pem/, certificate],
    [/\/etc\/ssl\/receipt\.example\/key\.pem/, key],
    [/root \/srv\/receipt\/dist;/, `root ${folder};`],
    // As the file itself says.
    ...(brotli ? [] : [[/^ *brotli_static on;\n/m, ''] as const]),
  ]);
  const file = join(place, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${place}/${kind};`,
  );
  writeFileSync(
    file,
    [
      brotli ? `load_module ${brotli};` : '',
      // Started by root, nginx would give its work to a user who may read nothing of ours.
      process.getuid?.() === 0 ? 'user root;' : '',
      `daemon off; worker_processes auto; pid ${place}/nginx.pid; error_log stderr warn;`,
      `events { worker_connections 1024; }`,
      `http { access_log off; sendfile on; tcp_nopush on; ${temporary.join(' ')}`,
      site,
      '}',
    ].join('\n'),
  );
  return { args: ['-c', file, '-e', 'stderr'], hasBrotli: brotli !== undefined };
}

function configureCaddy({ place, folder, port, certificate, key }: Setting) {
  const site = replaceAll(readFileSync('deploy/Caddyfile', 'utf8'), [
    [/^receipt\.example \{$/m, `https://localhost:${port} {\n\ttls ${certificate} ${key}`],
    [/root \* \/srv\/receipt\/dist/, `root * ${folder}`],
  ]);
  const file = join(place, 'Caddyfile');
  writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
  return { args: ['run', '--config', file, '--adapter', 'caddyfile'], hasBrotli: true };
}

/** Throws when there is nothing to replace: the configuration has changed, and the test would try another one. */
function replaceAll(text: string, changes: readonly (readonly [pattern: RegExp, by: string])[]): string {
  return changes.reduce((changed, [pattern, by]) => {
    const next = changed.replace(pattern, () => by);
    if (next === changed) throw new Error(`The configuration has no ${String(pattern)}`);
    return next;
  }, text);
}

/** Debian keeps servers where only the administrator looks. */
const withSbin = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`,
});

async function freePorts(): Promise<readonly [number, number]> {
  const servers = [createServer(), createServer()] as const;
  const [one, other] = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((done) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            done(typeof address === 'object' && address ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return [one ?? 0, other ?? 0];
}
