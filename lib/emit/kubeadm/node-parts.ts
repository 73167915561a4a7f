import type { Json, JsonObject } from '../../model/document';
import { fields, joined } from './fields';
import type { DiscoveryHub, Flag, HostPathVolume, NetworkingHub, NodeHub, TaintHub } from './hub';

/*
 * What v1beta3 and v1beta4 spell alike. Plain functions that both call; a version that spells
 * something differently writes its own.
 */

export const renderNetworking = (networking: NetworkingHub): JsonObject =>
  fields({
    dnsDomain: networking.dnsDomain,
    podSubnet: joined(networking.podSubnets),
    serviceSubnet: joined(networking.serviceSubnets),
  });

export const renderVolumes = (volumes: readonly HostPathVolume[] | undefined): Json | undefined =>
  volumes?.map(({ name, hostPath, mountPath, readOnly, pathType }) =>
    fields({ name, hostPath, mountPath, readOnly, pathType }),
  );

/** An empty list stays: it means no taint at all. */
export const renderTaints = (taints: readonly TaintHub[] | undefined): Json | undefined =>
  taints?.map(({ key, value, effect }) => fields({ key, value, effect }));

export const renderEndpoint = ({ advertiseAddress, bindPort }: NodeHub): JsonObject =>
  fields({ advertiseAddress, bindPort });

export const renderPatches = ({ patchesDirectory }: NodeHub): JsonObject =>
  fields({ directory: patchesDirectory });

/** kubeadm has no field for node addresses; the kubelet's flag is the only place. */
export function kubeletFlags({ nodeIps, kubeletExtraArgs = [] }: NodeHub): readonly Flag[] {
  const nodeIp = joined(nodeIps);
  const isGiven = kubeletExtraArgs.some((flag) => flag.name === 'node-ip');
  if (nodeIp === undefined || isGiven) return kubeletExtraArgs;
  return [{ name: 'node-ip', value: nodeIp }, ...kubeletExtraArgs];
}

export const renderTokenDiscovery = (discovery: DiscoveryHub): JsonObject => ({
  apiServerEndpoint: discovery.apiServerEndpoint,
  caCertHashes: [discovery.caCertHash.placeholder],
  token: discovery.token.placeholder,
});
