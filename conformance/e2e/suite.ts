import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { componentRecipe, e2eRecipe } from '../binaries/recipe';
import type { Check } from '../clusters/checks/check';
import type { RunningCluster } from '../rig/running-cluster';
import { failed, type Result } from '../tally';
import { readReport } from './report';

const SUITE = '[sig-network] [Conformance]';
const FOCUS = '\\[sig-network\\].*\\[Conformance\\]';
const LONGEST_SECONDS = 45 * 60;
/** As many as Kubernetes' own jobs use on a machine of this size. */
const PROCESSES = 4;

/** Kubernetes' own end-to-end specs of this minor. */
export const sigNetworkConformance: Check = {
  name: SUITE,
  run: async (cluster) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'e2e-'));
    try {
      return await runSpecs(cluster, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function runSpecs(cluster: RunningCluster, folder: string): Promise<Result[]> {
  const { stdout, stderr } = await cluster.outside.run(
    [
      build(componentRecipe('ginkgo')),
      ...['run', '--procs', String(PROCESSES), '--focus', FOCUS, '--no-color'],
      ...['--output-dir', folder, '--json-report', 'report.json'],
      ...[build(e2eRecipe('e2e.test')), '--', '--kubeconfig', cluster.kubeconfig],
      ...['--provider', 'skeleton', '--report-dir', folder],
    ],
    { timeoutSeconds: LONGEST_SECONDS },
  );
  const report = readIfThere(path.join(folder, 'report.json'));
  const results = report ? readReport(`${cluster.name}: ${SUITE}`, report) : [];
  if (results.length > 0) return results;
  return [failed(SUITE, cluster.name, `no spec was run: ${`${stdout}${stderr}`.slice(-2000)}`)];
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
