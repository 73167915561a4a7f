import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ClusterNetwork,
  Cni,
  KubeadmApp,
  KubeadmCluster,
  KubeProxyMode,
  NodePortService,
} from '../../lib';
import { checkPaths } from '../../lib/check';
import { GOLDEN, SCENARIOS } from '../golden/run-scenario';

/** A program out of a few choices, all of them good. */
interface Plan {
  readonly version: string;
  readonly isBridge: boolean;
  readonly mode: KubeProxyMode;
  readonly isDualStack: boolean;
  readonly controlPlanes: number;
  readonly workers: number;
  readonly services: number;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  version: fc.constantFrom('1.28.15', '1.30.4', '1.31.4', '1.34.9', '1.36.4', '1.37.1'),
  isBridge: fc.boolean(),
  mode: fc.constantFrom(KubeProxyMode.IPTABLES, KubeProxyMode.IPVS),
  isDualStack: fc.boolean(),
  controlPlanes: fc.integer({ min: 1, max: 3 }),
  workers: fc.integer({ min: 0, max: 3 }),
  services: fc.integer({ min: 0, max: 5 }),
});

const both = (isDualStack: boolean, ...ranges: string[]) =>
  isDualStack ? ranges : ranges.slice(0, 1);

function build(plan: Plan): KubeadmApp {
  const { isDualStack } = plan;
  const app = new KubeadmApp();
  const cluster = new KubeadmCluster(app, 'lab', {
    kubernetesVersion: plan.version,
    network: new ClusterNetwork(app, 'network', {
      podCidrs: both(isDualStack, '10.244.0.0/16', 'fd00:244::/56'),
      serviceCidrs: both(isDualStack, '10.96.0.0/16', 'fd00:96::/112'),
    }),
    cni: plan.isBridge ? Cni.bridge() : Cni.flannel(),
    kubeProxy: { mode: plan.mode },
    ...(plan.controlPlanes > 1 ? { controlPlaneEndpoint: 'api.example:6443' } : {}),
  });
  const addressOf = (host: number) => ({
    address: `192.168.56.${host}`,
    ...(isDualStack ? { secondaryAddress: `fd00:56::${host}` } : {}),
  });
  for (let n = 1; n <= plan.controlPlanes; n++)
    cluster.addControlPlane(`cp${n}`, addressOf(10 + n));
  for (let n = 1; n <= plan.workers; n++) cluster.addWorker(`w${n}`, addressOf(20 + n));
  addServices(new Chart(app, 'web'), plan.services);
  return app;
}

function addServices(chart: Chart, count: number): void {
  for (let n = 0; n < count; n++) {
    new NodePortService(chart, `s${n}`, { ports: [{ port: 80, nodePort: 30_000 + n }] });
  }
}

describe('same program, same bytes', { timeout: 60_000 }, () => {
  it('for two apps built alike, and for one app asked twice', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const app = build(plan);
        const files = app.renderFiles();

        expect(app.renderFiles()).toEqual(files);
        expect(build(plan).renderFiles()).toEqual(files);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what the program is told is what check says of the files it wrote', () => {
  const written = SCENARIOS.filter((name) => existsSync(join(GOLDEN, name, 'expected')));

  it.each(written.filter((name) => name !== 'ha'))('%s', agree);

  // lib/rules/names/object-twice.ts takes the static pods of three nodes for one Pod thrice.
  it('ha', () => agree('ha'));

  function agree(name: string): void {
    const told = readFileSync(join(GOLDEN, name, 'findings.txt'), 'utf8');
    const { findings } = checkPaths(['expected'], {
      io: { cwd: join(GOLDEN, name), now: () => 0, readStdin: () => new Uint8Array() },
    });
    const codes = findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code);

    expect(codes).toEqual([...told.matchAll(/^(?:error|warning) (NET\d+)/gm)].map(([, c]) => c));
  }
});
