import type { Json, JsonObject } from '../../model/document';
import { fields, joined } from './fields';
import type { DiscoveryHub, Flag, HostPathVolume, NetworkingHub, NodeHub, TaintHub } from './hub';
import type { LateBound } from './late-bound';

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

/** What a discovery says in both versions; the older one has a time-out beside it. */
export const renderDiscovery = (discovery: DiscoveryHub | undefined): JsonObject =>
  fields({
    bootstrapToken: renderTokenDiscovery(discovery?.bootstrapToken),
    file: discovery?.file && { kubeConfigPath: discovery.file.kubeConfigPath },
    tlsBootstrapToken: discovery?.tlsBootstrapToken?.placeholder,
  });

const renderTokenDiscovery = (token: DiscoveryHub['bootstrapToken']): JsonObject | undefined =>
  token &&
  fields({
    apiServerEndpoint: token.apiServerEndpoint,
    caCertHashes: listed(token.caCertHashes.map(hashText)),
    token: token.token.placeholder,
    unsafeSkipCAVerification: token.unsafeSkipCaVerification,
  });

const hashText = (hash: string | LateBound): string =>
  typeof hash === 'string' ? hash : hash.placeholder;

const listed = (texts: readonly string[]): readonly string[] | undefined =>
  texts.length > 0 ? texts : undefined;

export const renderTokens = (tokens: NodeHub['bootstrapTokens']): Json | undefined =>
  tokens?.map(({ token, description, ttl, usages, groups }) =>
    fields({ description, groups, token: token?.placeholder, ttl, usages }),
  );
