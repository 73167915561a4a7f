import type { ClusterModel } from '../model/cluster-model';
import { BRIDGE_PROVIDER } from './bridge/provider';
import { declaredFlannel } from './flannel/declared-provider';
import type { CniProvider } from './provider';

/** The network that the files of a cluster bring along; undefined where none of them tells. */
export function declaredProvider({
  flannels,
  conflists,
}: Pick<ClusterModel, 'flannels' | 'conflists'>): CniProvider | undefined {
  const [flannel] = flannels;
  if (flannel) return declaredFlannel(flannel);
  const isBridge = conflists.some(({ plugins }) => plugins.some(({ type }) => type === 'bridge'));
  return isBridge ? BRIDGE_PROVIDER : undefined;
}
