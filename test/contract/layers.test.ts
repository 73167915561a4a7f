import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

it('imports go down only, and packages stand behind their gatekeepers', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});

  await import('../../tools/check-layers.js');

  expect(complaints.mock.calls).toEqual([]);
});
