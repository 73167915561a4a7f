import type { JsonObject } from '../../model/document';
import { fields } from './fields';
import type { NodeFileHub, NodeHub } from './hub';
import type { Target } from './loss';
import { renderPatches } from './node-parts';
import type { UpgradeHub } from './operations-hub';

const API_VERSION = 'kubeadm.k8s.io/v1beta4';

/** `kubeadm upgrade apply` moves the cluster; every other node follows with `kubeadm upgrade node`. */
export const renderUpgrade = (hub: NodeFileHub, target: Target): JsonObject =>
  fields({
    apiVersion: API_VERSION,
    kind: 'UpgradeConfiguration',
    ...(hub.node.role === 'init' ? renderFirst(hub, target) : { node: renderNode(hub) }),
    timeouts: fields({ ...hub.node.timeouts }),
  });

/** Where the cluster is moved, it is also asked what that would mean. */
function renderFirst({ cluster, node, upgrade }: NodeFileHub, target: Target): JsonObject {
  const { kubernetesVersion } = cluster;
  const { ignorePreflightErrors } = node;
  const plan = renderPlan(upgrade?.plan, target);
  return {
    apply: fields({ ...renderOptions(node), ...renderApply(upgrade), kubernetesVersion }),
    ...(plan && { plan: fields({ ignorePreflightErrors, ...plan, kubernetesVersion }) }),
    ...(upgrade?.diff && { diff: fields({ ...upgrade.diff, kubernetesVersion }) }),
  };
}

function renderApply({ apply }: UpgradeHub = {}): JsonObject {
  const { allowRcUpgrades, ...rest } = apply ?? {};
  return fields({ ...rest, allowRCUpgrades: allowRcUpgrades });
}

function renderPlan(plan: UpgradeHub['plan'], { contract, lose }: Target): JsonObject | undefined {
  if (plan === undefined) return undefined;
  const { allowRcUpgrades, etcdUpgrade, ...rest } = plan;
  const carried = { ...rest, allowRCUpgrades: allowRcUpgrades };
  if (contract.kubeadmPlansEtcdUpgrades) return fields({ ...carried, etcdUpgrade });
  if (etcdUpgrade !== undefined) {
    lose(['upgrade', 'plan', 'etcdUpgrade'], 'kubeadm reads it from 1.33; etcd is in the plan');
  }
  return fields(carried);
}

const renderNode = ({ node, upgrade }: NodeFileHub): JsonObject =>
  fields({ ...renderOptions(node), ...upgrade?.node });

const renderOptions = (node: NodeHub): JsonObject =>
  fields({
    ignorePreflightErrors: node.ignorePreflightErrors,
    imagePullPolicy: node.imagePullPolicy,
    imagePullSerial: node.imagePullSerial,
    patches: renderPatches(node),
  });

/** What `kubeadm reset` reads on one node. */
export const renderReset = ({ node, reset }: NodeFileHub): JsonObject =>
  fields({
    apiVersion: API_VERSION,
    kind: 'ResetConfiguration',
    criSocket: node.criSocket,
    ignorePreflightErrors: node.ignorePreflightErrors,
    timeouts: fields({ ...node.timeouts }),
    ...reset,
  });
