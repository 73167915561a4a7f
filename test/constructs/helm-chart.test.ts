import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { App, Chart, Helm } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../lib';

const CHART = join(__dirname, 'web-chart');
const hasHelm = spawnSync('helm', ['version']).status === 0;

describe('a chart of others', () => {
  it.skipIf(!hasHelm)('is judged as Helm renders it (skipped where helm is not installed)', () => {
    const app = new App();
    const values = { service: { targetPort: 'web' }, policy: { port: '80' } };
    new Helm(new Chart(app, 'web'), 'release', { chart: CHART, values });

    expect(Findings.of(app).map(({ code }) => code)).toEqual(['NET801', 'NET813']);
  });
});
