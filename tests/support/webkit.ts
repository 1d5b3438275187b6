/**
 * WebKit as Linux has it (WebKitGTK: Debian’s package webkit2gtk-driver), driven by WebDriver. Playwright drives only a WebKit of
 * its own making, which it would download.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

const browsers = ['4.1', '6.0', '4.0'].flatMap((version) =>
  ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
);
const browser = browsers.find((path) => existsSync(path));
const driver = ['/usr/bin/WebKitWebDriver'].find((path) => existsSync(path));
const display = ['/usr/bin/Xvfb'].find((path) => existsSync(path));

/** Whether there are a WebKit, its driver, and a screen or what stands for one. */
export const hasWebkit = Boolean(browser && driver && (display ?? process.env['DISPLAY']));

export interface Webkit {
  version: string;
  goto: (url: string) => Promise<void>;
  /** What a function returns that runs in the page; it may wait. It sees nothing from here but its argument. */
  evaluate: <Result, Given>(run: (given: Given) => Result | Promise<Result>, given?: Given) => Promise<Result>;
  /** Types into whatever has the focus. */
  press: (...keys: string[]) => Promise<void>;
  resize: (width: number, height: number) => Promise<void>;
  close: () => Promise<void>;
}

/** Keys that are no letters, as WebDriver writes them. */
export const keys = {
  Control: '\uE009',
  End: '\uE010',
  ArrowRight: '\uE014',
  Enter: '\uE007',
  Escape: '\uE00C',
} as const;

export async function openWebkit(): Promise<Webkit> {
  if (!browser || !driver) throw new Error('There is no WebKit');
  const started: ChildProcess[] = [];
  const port = await freePort();
  const screen = process.env['DISPLAY'] ?? `:${port % 1000}`;
  if (process.env['DISPLAY'] === undefined && display) {
    started.push(spawn(display, [screen, '-screen', '0', '1500x1000x24'], { stdio: 'ignore' }));
    await sleep(1_000);
  }
  const env = { ...process.env, DISPLAY: screen, WEBKIT_DISABLE_DMABUF_RENDERER: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
  started.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
  await sleep(1_000);

  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebDriver, ${path}: ${JSON.stringify(value).slice(0, 400)}`);
    return value;
  };
  const options = { binary: browser, args: ['--automation'] };
  const session = (await ask('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const base = `/session/${session.sessionId}`;

  return {
    version: session.capabilities.browserVersion,
    goto: async (url) => void (await ask('POST', `${base}/url`, { url })),
    evaluate: async (run, given) => {
      const script = `const done = arguments[arguments.length - 1]; Promise.resolve((${String(run)})(arguments[0])).then(done);`;
      // What comes back is what the function returned, written as JSON on the way.
      return (await ask('POST', `${base}/execute/async`, { script, args: [given ?? null] })) as never;
    },
    press: async (...pressed) => {
      const actions = [
        ...pressed.map((value) => ({ type: 'keyDown', value })),
        ...pressed.toReversed().map((value) => ({ type: 'keyUp', value })),
      ];
      await ask('POST', `${base}/actions`, { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    resize: async (width, height) => void (await ask('POST', `${base}/window/rect`, { x: 0, y: 0, width, height })),
    close: async () => {
      await ask('DELETE', base).catch(() => undefined);
      for (const child of started.toReversed()) child.kill();
    },
  };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
