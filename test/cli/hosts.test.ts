import { expect, it } from 'vitest';
import { clusterText } from '../report/ports/clusters';
import { run } from './run-cli';

it('shows the devices of every node', () => {
  const shown = run(['hosts', '-'], { stdin: clusterText() });

  expect(shown).toMatchObject({ exitCode: 0, err: '' });
  expect(shown.out).toMatch(/^\(LAN\) +192\.168\.10\.11 /m);
  expect(
    JSON.parse(run(['hosts', '-', '--format', 'json'], { stdin: clusterText() }).out),
  ).toMatchObject({ schemaVersion: 1 });
});

it('needs something to read', () => {
  expect(run(['hosts'])).toMatchObject({ exitCode: 1, err: expect.stringMatching(/needs a file/) });
});
