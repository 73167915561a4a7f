import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../diag/finding';
import type { SourceDocument } from '../model/document';
import type { InputFile } from '../model/input-file';
import { type CheckResult, checkInputs } from '../rules/check-inputs';
import { sortFindings } from '../rules/order';
import { inputFilesOf } from './cluster/cluster-output';
import { KubeadmCluster } from './cluster/kubeadm-cluster';
import { asInputFile } from './input-files';
import { ObjectSource } from './object-source';
import { suppressionsOf } from './suppressions';
import { collectTree, type RenderedObject } from './synthesis/collect-objects';

/** Everything one check of a program found, and the objects it rendered on the way. */
export interface TreeCheck extends CheckResult {
  readonly objects: readonly RenderedObject[];
}

/** Checks a whole program: its clusters, and every API object whoever made it. */
export function checkTree(root: IConstruct, onRule?: () => void): TreeCheck {
  const { constructs, objects } = collectTree(root);
  const clusters = constructs.filter(KubeadmCluster.isKubeadmCluster);
  const inputs = [
    ...clusters.flatMap((cluster) => inputFilesOf(cluster)),
    ...objectFiles(objects, clusters),
    requests(constructs),
  ];
  const result = checkInputs(inputs, {}, onRule);
  const findings = clusters.length > 0 ? result.findings : result.findings.map(doubted);
  return { ...result, findings: sortFindings(findings), objects };
}

/**
 * A program without a cluster writes Services for one that exists. Whether that one has kubeadm's
 * default ranges nobody said, so what rests on them alone does not stop the synth.
 */
function doubted(finding: Finding): Finding {
  const isAssumed = finding.other?.origin === 'default' && finding.severity === 'error';
  return isAssumed ? { ...finding, severity: 'warning' } : finding;
}

/** API objects by cluster: those below a cluster are its own, the others belong to the only one. */
function objectFiles(
  objects: readonly RenderedObject[],
  clusters: readonly KubeadmCluster[],
): InputFile[] {
  const paths = clusters.map((cluster) => cluster.node.path);
  const scopes = new Map<Chart, string | undefined>();
  const byScope = new Map<string | undefined, SourceDocument[]>();
  for (const object of objects) {
    const { chart } = object;
    if (!scopes.has(chart))
      scopes.set(
        chart,
        paths.find((path) => isBelow(chart, path)),
      );
    const scope = scopes.get(chart);
    const documents = byScope.get(scope) ?? [];
    if (documents.length === 0) byScope.set(scope, documents);
    documents.push(documentOf(object));
  }
  return [...byScope].map(([scope, documents]) => asInputFile('manifests', documents, scope));
}

const isBelow = (chart: Chart, cluster: string): boolean =>
  chart.node.path.startsWith(`${cluster}/`);

function documentOf({ apiObject, json }: RenderedObject): SourceDocument {
  return { value: json, source: new ObjectSource(apiObject) };
}

const requests = (constructs: readonly IConstruct[]): InputFile => ({
  name: 'suppressions',
  origin: 'construct',
  chunks: [],
  issues: [],
  suppressions: suppressionsOf(constructs),
});
