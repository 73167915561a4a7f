import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ApiObject, App, Chart, Helm, Include, Yaml } from 'cdk8s';
import { Deployment, Probe } from 'cdk8s-plus-28';
import { describe, expect, it } from 'vitest';
import { ClusterIPService, Findings } from '../../lib';

const CHART = join(__dirname, 'web-chart');
const hasHelm = spawnSync('helm', ['version']).status === 0;

const TEMPLATE = {
  metadata: { labels: { app: 'web' } },
  spec: {
    containers: [
      {
        name: 'web',
        image: 'web',
        ports: [{ name: 'http', containerPort: 80 }],
        readinessProbe: { tcpSocket: { port: 80 } },
      },
    ],
  },
};

const RAW = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, template: TEMPLATE },
};

/** What is found when one Service asks for the port `web` of pods with `app: web`. */
function findingsBeside(makeWorkload: (chart: Chart) => void) {
  const app = new App();
  const chart = new Chart(app, 'web');
  makeWorkload(chart);
  new ClusterIPService(chart, 'ours', {
    selector: { app: 'web' },
    ports: [{ port: 80, targetPort: 'web' }],
  });
  return Findings.of(app);
}

describe('the workloads of the app are known, whoever made them', () => {
  it('an ApiObject', () => {
    const findings = findingsBeside((chart) => new ApiObject(chart, 'raw', RAW));

    expect(findings).toMatchObject([
      { code: 'NET801', constructPath: 'web/ours', path: 'ports[0].targetPort' },
    ]);
  });

  it('one that Include read from a file', () => {
    const findings = findingsBeside((chart) => new Include(chart, 'in', { url: Yaml.tmp([RAW]) }));

    expect(findings).toMatchObject([{ code: 'NET801', constructPath: 'web/ours' }]);
  });

  it('one of cdk8s-plus', () => {
    const findings = findingsBeside(
      (chart) =>
        new Deployment(chart, 'plus', {
          podMetadata: { labels: { app: 'web' } },
          containers: [
            {
              image: 'web',
              ports: [{ name: 'http', number: 80 }],
              readiness: Probe.fromTcpSocket({ port: 80 }),
            },
          ],
        }),
    );

    expect(findings).toMatchObject([{ code: 'NET801', constructPath: 'web/ours' }]);
  });

  it.skipIf(!hasHelm)(
    'one of a chart that Helm renders (skipped where helm is not installed)',
    () => {
      const findings = findingsBeside((chart) => new Helm(chart, 'release', { chart: CHART }));

      expect(findings).toMatchObject([{ code: 'NET801', constructPath: 'web/ours' }]);
    },
  );
});

describe('a chart of others', () => {
  it.skipIf(!hasHelm)('is judged as Helm renders it (skipped where helm is not installed)', () => {
    const app = new App();
    const values = { service: { targetPort: 'web' }, policy: { port: '80' } };
    new Helm(new Chart(app, 'web'), 'release', { chart: CHART, values });

    expect(Findings.of(app).map(({ code }) => code)).toEqual(['NET801', 'NET813']);
  });
});
