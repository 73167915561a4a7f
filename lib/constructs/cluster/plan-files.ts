import type { Artifact } from '../../emit/artifact';
import { serializeApiObject } from '../../emit/yaml/api-object';
import { buildModel, type ClusterModel } from '../../model/cluster-model';
import { dnsRecordsOf } from '../../model/dns-records';
import { isObject, type Json } from '../../model/document';
import { planCapacity } from '../../model/plan-capacity';
import { renderCapacity } from '../../report/capacity';
import { renderDnsTable } from '../../report/dns-table';
import { collectTree } from '../synthesis/collect-objects';
import { treeInputs, treeModels } from '../tree-inputs';
import type { KubeadmCluster } from './kubeadm-cluster';
import { founderOf } from './node-hub';
import { planDocument } from './plan-document';

/**
 * Beside what the first control plane is expected to have: the address plan, so that `check` and
 * `map` know of the written files what they knew of the program, what fits into it, and the names
 * that DNS will know.
 */
export function planFilesOf(cluster: KubeadmCluster): Artifact[] {
  const founder = founderOf(cluster);
  if (!founder) return [];
  const model = modelOf(cluster);
  const folder = `nodes/${founder.nodeName}/expected`;
  return [
    {
      path: `${folder}/address-plan.yaml`,
      content: serializeApiObject(planOf(cluster)),
    },
    { path: `${folder}/capacity.txt`, content: renderCapacity(planCapacity(model)) },
    { path: `${folder}/dns.txt`, content: renderDnsTable(dnsRecordsOf(model)) },
  ];
}

/** Where there are several clusters the plan says which nodes are its own. */
function planOf(cluster: KubeadmCluster): Json {
  const plan = planDocument(cluster).value;
  const { clusters } = treeInputs(collectTree(cluster.node.root));
  if (clusters.length === 1 || !isObject(plan)) return plan;
  return { ...plan, nodeFolders: cluster.nodes.map(({ nodeName }) => `../../${nodeName}`) };
}

/** With all that the program gives to the cluster. */
function modelOf(cluster: KubeadmCluster): ClusterModel {
  const scope = cluster.node.path;
  const models = treeModels(collectTree(cluster.node.root));
  const own = models.find(({ inputs }) => inputs.some((input) => input.scope === scope));
  return own ?? buildModel([], {});
}
