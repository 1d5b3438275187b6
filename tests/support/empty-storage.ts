/** What a reader of the test before has kept in the browser is not kept for the next. */
import { beforeEach } from 'vitest';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});
