import { expect, it } from 'vitest';
import { namedExample } from '../../lib/rules/services/service-example';
import { clusterText } from '../report/ports/clusters';
import { run } from './run-cli';

const WEB = namedExample('web', 'clusterIP: 10.96.0.80', 'ports: [{ name: http, port: 80 }]');

it('lists the names of Services in the domain of the cluster', () => {
  const cluster = 'networking: {dnsDomain: lab.lan}';
  const stdin = clusterText({ others: [WEB] }).replace(/networking: .*/, cluster);

  const shown = run(['dns', '-'], { stdin });

  expect(shown).toMatchObject({ exitCode: 0, err: '' });
  expect(shown.out).toMatch(/^web\.default\.svc\.lab\.lan +A +10\.96\.0\.80$/m);
  expect(shown.out).toContain('10-244-1-5.NAMESPACE.pod.lab.lan');
});

it('lists them without a cluster by its defaults', () => {
  const shown = run(['dns', '-'], { stdin: WEB });

  expect(shown.out).toMatch(/^_http\._tcp\.web\.default\.svc\.cluster\.local +SRV +80 web\./m);
});

it('needs something to read', () => {
  expect(run(['dns'])).toMatchObject({ exitCode: 1, err: expect.stringMatching(/needs a file/) });
});
