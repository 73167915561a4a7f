import { DEFAULT_MAX_PODS } from '../k8s/defaults';
import type { ClusterModel } from './cluster-model';
import { kubeletSettings } from './kubelet-setting';
import type { At, Located } from './located';
import { asNumber } from './type-meta';

const MAX_PODS = { field: 'maxPods', flag: 'max-pods' };

/** What each kubelet goes by, or the default, said of what stands at `elsewhere` where no file shows a place. */
export function maxPodsOf(
  model: Pick<ClusterModel, 'kubelets' | 'nodes' | 'versions'>,
  elsewhere: At,
): Located<number>[] {
  const { given, missing } = kubeletSettings(model, MAX_PODS);
  return [
    ...given.map(({ value, at, name }): Located<number> => {
      const maxPods = asNumber(value) ?? 0;
      // In a file 0 means the default as well.
      return maxPods === 0 && name === MAX_PODS.field
        ? byDefault(at)
        : { value: maxPods, at, origin: 'given' };
    }),
    ...missing.map((at) => byDefault(at ?? elsewhere)),
  ];
}

const byDefault = (place: At): Located<number> => ({
  value: DEFAULT_MAX_PODS,
  at: place,
  origin: 'default',
  originNote: 'kubelet default',
});
