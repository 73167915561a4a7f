import type { RunningCluster } from '../rig/running-cluster';
import { failed, judged, type Result } from '../tally';
import { selectorOfNobody, targetPortOfNobody } from './broken/backends';
import { servicesOfAnotherFamily, servicesOfTwoFamilies } from './broken/families';
import { foreignClusterCidr, unknownDetectLocalMode } from './broken/kube-proxy';
import { foreignDnsAddress, removedFlag } from './broken/kubelet';
import {
  moreNodesThanBlocks,
  oneMaskForTwoFamilies,
  podsInServiceRange,
} from './broken/node-blocks';
import { fewerAddressesThanPods, podsOnTheLan, rangeTooSmall } from './broken/pod-network';
import { findingsOf, forcedFilesOf } from './broken/program';
import { dashedArgument } from './broken/scheduler';
import { serviceRangeFull } from './broken/service-range';
import { addressOfDns, nodePortTaken } from './broken/services';
import type { BrokenVariant } from './broken/variant';
import type { Check } from './checks/check';

/** In this order within a stage: once a node has a block it keeps it. */
export const BROKEN_VARIANTS: readonly BrokenVariant[] = [
  addressOfDns,
  nodePortTaken,
  fewerAddressesThanPods,
  rangeTooSmall,
  podsOnTheLan,
  foreignDnsAddress,
  removedFlag,
  foreignClusterCidr,
  unknownDetectLocalMode,
  dashedArgument,
  oneMaskForTwoFamilies,
  podsInServiceRange,
  moreNodesThanBlocks,
  serviceRangeFull,
  servicesOfTwoFamilies,
  servicesOfAnotherFamily,
  selectorOfNobody,
  targetPortOfNobody,
];

/** What we refuse breaks in the way we say, when it is forced into a cluster that is up. */
export const brokenVariants: Check = {
  name: 'broken variants break as said',
  appliesTo: ({ name }) => name === 'bridge',
  async run(cluster) {
    const stages = [...new Set(BROKEN_VARIANTS.map(({ stage }) => stage))];
    const results = await Promise.all(
      stages.map((stage) =>
        oneAfterTheOther(
          BROKEN_VARIANTS.filter((variant) => variant.stage === stage).map(
            (variant) => () => judgeVariant(this.name, cluster, variant),
          ),
        ),
      ),
    );
    return results.flat();
  },
};

async function oneAfterTheOther(asks: ReadonlyArray<() => Promise<Result>>): Promise<Result[]> {
  const results: Result[] = [];
  for (const ask of asks) results.push(await ask());
  return results;
}

async function judgeVariant(
  suite: string,
  cluster: RunningCluster,
  variant: BrokenVariant,
): Promise<Result> {
  const about = `${variant.code} ${variant.name}`;
  const unsaid = unsaidOf(variant);
  if (unsaid) return failed(suite, about, unsaid);
  return variant.force(cluster, forcedFilesOf(variant.change)).then(
    (complaint) => judged(suite, about, complaint),
    (error: unknown) => failed(suite, about, String(error)),
  );
}

/** What is wrong with what the checks say of the program; undefined when they refuse it as they should. */
export function unsaidOf({ change, code, verdict }: BrokenVariant): string | undefined {
  const findings = findingsOf(change);
  const verdicts = findings
    .filter((finding) => finding.code === code)
    .map(({ refusedBy, breaks }) => breaks ?? refusedBy.join(' '));
  if (verdicts.some((text) => verdict.test(text))) return undefined;
  return `no ${code} that says ${verdict}, but ${findings.map((f) => `${f.code} ${f.breaks}`)}`;
}
