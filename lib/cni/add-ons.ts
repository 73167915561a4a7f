import type { ApiObjectView } from '../model/api-object';
import { remember } from '../model/remember';
import type { AddOn } from './add-on';
import { antreaAddOn } from './antrea/add-on';
import { calicoAddOn } from './calico/add-on';
import { ciliumAddOn } from './cilium/add-on';
import { kubeRouterAddOn } from './kube-router/add-on';
import { weaveAddOn } from './weave/add-on';

const FIND = [antreaAddOn, calicoAddOn, ciliumAddOn, kubeRouterAddOn, weaveAddOn];

/** The pod networks whose objects are among the input. flannel and plain lists have parts of the model of their own. */
export const addOnsIn = remember((objects: readonly ApiObjectView[]): readonly AddOn[] =>
  FIND.map((find) => find(objects)).filter((addOn) => addOn !== undefined),
);

/** Somebody else than kube-controller-manager says which addresses the pods of a node get. */
export const hasOwnAddresses = (objects: readonly ApiObjectView[]): boolean =>
  addOnsIn(objects).some(({ addressesComeFrom }) => addressesComeFrom === 'the-add-on');
