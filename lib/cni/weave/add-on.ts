import type { ApiObjectView } from '../../model/api-object';
import { containersNamed, environmentOf } from '../../model/container-settings';
import type { Located } from '../../model/located';
import { type AddOn, rangeAt } from '../add-on';

/** Weave Net by the container of its DaemonSet; archived in 2024, and still in use. */
export function weaveAddOn(objects: readonly ApiObjectView[]): AddOn | undefined {
  const [weave] = containersNamed(objects, 'weave');
  if (!weave) return undefined;
  const byDefault: Located<string> = {
    value: '10.32.0.0/12',
    at: weave.at,
    origin: 'default',
    originNote: 'Weave Net default',
  };
  const [range = byDefault] = environmentOf(weave, 'IPALLOC_RANGE');
  return {
    name: 'Weave Net',
    at: weave.at,
    addressesComeFrom: 'the-add-on',
    pools: rangeAt(range.value, { ...range, label: 'IPALLOC_RANGE' }),
    hasOtherPools: false,
    serviceRanges: [],
  };
}
