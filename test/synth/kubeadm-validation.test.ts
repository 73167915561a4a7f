import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, removeFolders } from '../cli/folder';

afterEach(removeFolders);

const ROOT = resolve(__dirname, '../..');
const TSX = JSON.stringify(require.resolve('tsx/cjs'));

/** Plain cdk8s, which checks nothing by itself. */
const program = (nodePort: number): string => `
const { App, ApiObject, Chart } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'shop');
new ApiObject(chart, 'web', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { type: 'NodePort', selector: { app: 'web' }, ports: [{ port: 80, nodePort: ${nodePort} }] },
});
app.synth();
`;

const CONFIGURATION = `language: typescript
app: node main.js
output: dist
validations:
  - package: ./plugin
    version: 0.1.0
    class: KubeadmValidation
    properties:
      kubernetesVersion: "1.36"
`;

/** What the real cdk8s CLI makes of a program, with our plugin in it. */
function synth(nodePort: number) {
  const cwd = folderWith({
    'main.js': program(nodePort),
    'cdk8s.yaml': CONFIGURATION,
    'plugin/index.js': `require(${TSX});\nmodule.exports = require(${JSON.stringify(join(ROOT, 'lib'))});\n`,
  });
  symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'));
  const cli = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');
  const argv = ['synth', '--validate', '--validation-reports-output-file', 'report.json'];
  const { status, stdout } = spawnSync(process.execPath, [cli, ...argv, '--check-upgrade=false'], {
    cwd,
    encoding: 'utf8',
  });
  const { reports } = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'));
  return { status, stdout, report: reports[0] };
}

describe('the validation plugin in cdk8s synth --validate', { timeout: 600_000 }, () => {
  it('passes what is right', () => {
    const { status, report } = synth(30_080);

    expect({ status, violations: report.violations }).toEqual({ status: 0, violations: [] });
    expect(report.summary.status).toBe('success');
  });

  it('fails with the rule, both places, the fix, and the construct behind the object', () => {
    const { status, stdout, report } = synth(80);

    expect(status).toBe(2);
    expect(report.summary.status).toBe('failure');
    expect(report.violations).toMatchObject([
      {
        ruleName: 'NET327 node-port-range',
        fix: 'nodePort: 30080',
        violatingConstructs: [
          {
            resourceName: 'web',
            constructPath: 'shop/web',
            manifestPath: 'dist/shop.k8s.yaml',
            locations: [
              expect.stringMatching(/^spec\.ports\[0\]\.nodePort 80 at dist\/shop\.k8s\.yaml:\d+$/),
              expect.stringContaining('service-node-port-range'),
            ],
          },
        ],
      },
    ]);
    expect(stdout).toContain('NET327');
  });
});
