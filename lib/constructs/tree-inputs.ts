import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { buildModel, type ClusterModel } from '../model/cluster-model';
import type { SourceDocument } from '../model/document';
import { groupByCluster } from '../model/grouping';
import type { InputFile } from '../model/input-file';
import { remember } from '../model/remember';
import { inputFilesOf } from './cluster/cluster-output';
import { KubeadmCluster } from './cluster/kubeadm-cluster';
import { asInputFile } from './input-files';
import { ObjectSource } from './object-source';
import { suppressionsOf } from './suppressions';
import type { RenderedObject, RenderedTree } from './synthesis/collect-objects';
import { wrongPropsIn } from './wrong-props';

/** What the checks read of a program, cluster by cluster. */
export interface TreeInputs {
  readonly inputs: readonly InputFile[];
  readonly clusters: readonly KubeadmCluster[];
}

/** Asked by the check and by every cluster that writes what is expected of it. */
export const treeInputs = remember(readInputs);

/** The clusters of a program, each with all that the program gives to it. */
export const treeModels = remember((tree: RenderedTree): readonly ClusterModel[] =>
  groupByCluster(treeInputs(tree).inputs).map((group) => buildModel(group, {})),
);

function readInputs({ constructs, objects }: RenderedTree): TreeInputs {
  const clusters = constructs.filter(KubeadmCluster.isKubeadmCluster);
  const ofClusters = clusters.flatMap((cluster) => inputFilesOf(cluster));
  const inputs = [...ofClusters, ...objectFiles(objects, clusters), requests(constructs)];
  return { inputs, clusters };
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

/** What the program asks to ignore, and what it wrote where nothing reads it. */
const requests = (constructs: readonly IConstruct[]): InputFile => ({
  name: 'suppressions',
  origin: 'construct',
  chunks: [],
  issues: [],
  suppressions: suppressionsOf(constructs),
  wrongProps: wrongPropsIn(constructs),
});
