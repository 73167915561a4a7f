import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseKubernetesVersion } from '../../../lib/k8s/version';
import { buildModel } from '../../../lib/model/cluster-model';
import { hostListeners } from '../../../lib/rules/nodes/host-listeners';
import { programOf } from '../../../lib/rules/nodes/listener';
import { SCENARIOS } from '../../golden/run-scenario';
import { readExample } from '../../support/read-example';

const GOLDEN = join(__dirname, '../../golden');
const COMPONENTS = /^(etcd|kubelet|kube-(apiserver|controller-manager|scheduler|proxy))$/;

const nodesOf = (scenario: string): string[] => {
  const folder = join(GOLDEN, scenario, 'expected/nodes');
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** `port address program` of each line, without those of the network. */
function predicted(scenario: string, node: string): string[] {
  const file = join(GOLDEN, scenario, 'expected/nodes', node, 'expected/ports.txt');
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(/ {2,}/))
    .filter(([, , , program = '']) => COMPONENTS.test(program))
    .map(([, address, port, program]) => `${port} ${address} ${program}`)
    .sort();
}

describe.each(SCENARIOS.filter((name) => nodesOf(name).length > 0))('%s', (scenario) => {
  const files = nodesOf(scenario).map((node) =>
    readExample(
      `${node}/kubeadm.yaml`,
      readFileSync(join(GOLDEN, scenario, 'expected/nodes', node, 'kubeadm.yaml'), 'utf8'),
    ),
  );
  const version = parseKubernetesVersion('1.36');
  const model = buildModel(files, version ? { kubernetesVersion: version } : {});

  it('is judged by the ports that its tables show', () => {
    for (const { host, listeners } of hostListeners(model)) {
      const lines = listeners.map(
        (listener) => `${listener.port} ${listener.address || '*'} ${programOf(listener)}`,
      );

      expect(lines.sort()).toEqual(predicted(scenario, host.node?.name?.value ?? ''));
    }
  });
});
