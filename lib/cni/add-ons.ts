import type { ApiObjectView } from '../model/api-object';
import type { AddOn } from './add-on';
import { antreaAddOn } from './antrea/add-on';
import { calicoAddOn } from './calico/add-on';
import { ciliumAddOn } from './cilium/add-on';
import { kubeRouterAddOn } from './kube-router/add-on';
import { weaveAddOn } from './weave/add-on';

const FIND = [antreaAddOn, calicoAddOn, ciliumAddOn, kubeRouterAddOn, weaveAddOn];

const found = new WeakMap<readonly ApiObjectView[], readonly AddOn[]>();

/** The pod networks whose objects are among the input. flannel and plain lists have parts of the model of their own. */
export function addOnsIn(objects: readonly ApiObjectView[]): readonly AddOn[] {
  const known = found.get(objects);
  if (known) return known;
  const addOns = FIND.map((find) => find(objects)).filter((addOn) => addOn !== undefined);
  found.set(objects, addOns);
  return addOns;
}

/** Somebody else than kube-controller-manager says which addresses the pods of a node get. */
export const hasOwnAddresses = (objects: readonly ApiObjectView[]): boolean =>
  addOnsIn(objects).some(({ addressesComeFrom }) => addressesComeFrom === 'the-add-on');
