import { DEFAULT_MAX_PODS } from '../k8s/defaults';
import type { ComponentConfig } from '../model/component-config';
import { type At, at, type Located } from '../model/located';
import { asNumber } from '../model/type-meta';

/** In every KubeletConfiguration; without one, the default, said of what stands at `elsewhere`. 0 means the default as well. */
export function maxPodsOf(configs: readonly ComponentConfig[], elsewhere: At): Located<number>[] {
  const written = configs
    .filter(({ component }) => component === 'kubelet')
    .map(({ value, source }) => {
      const maxPods = asNumber(value.maxPods);
      const place = at(source, 'maxPods');
      return maxPods ? given(maxPods, place) : byDefault(place);
    });
  return written.length > 0 ? written : [byDefault(elsewhere)];
}

const given = (value: number, place: At): Located<number> => ({
  value,
  at: place,
  origin: 'given',
});

const byDefault = (place: At): Located<number> => ({
  value: DEFAULT_MAX_PODS,
  at: place,
  origin: 'default',
  originNote: 'kubelet default',
});
