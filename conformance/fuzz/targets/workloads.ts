import fc from 'fast-check';
import { serviceCluster, WORKLOADS } from '../../service-profiles';
import { changes } from '../component-files/changes';
import { corpusWords } from '../component-files/corpus-words';
import { isOneObject } from '../objects/one-object';
import type { FuzzTarget } from '../target';
import { ingress } from '../workloads/ingresses';
import { anyWorkload } from '../workloads/pods';
import { policy } from '../workloads/policies';
import { renderJson, renderYaml } from '../yaml/render';
import type { TreeMap } from '../yaml/tree';
import { onEachMinor } from './on-each-minor';

const aboutOne = (name: string, objects: fc.Arbitrary<TreeMap>): FuzzTarget => ({
  name,
  folder: WORKLOADS.name,
  judges: [onEachMinor(WORKLOADS)],
  minors: [30, 33, 36, 37],
  extension: 'yaml',
  cluster: serviceCluster(WORKLOADS),
  texts: () =>
    fc
      .tuple(objects, fc.integer({ min: 0, max: 19 }))
      .map(([object, nth]) => (nth === 0 ? renderJson(object) : renderYaml(object))),
  isMeantFor: (_, text) => isOneObject(text),
});

/** Objects of the corpus that kube-apiserver takes, of any kind, changed in one to three places. */
const changedObjects: FuzzTarget = {
  ...aboutOne('objects', anyWorkload),
  texts: (minor) => {
    const words = corpusWords(WORKLOADS.name, 'apiserver-admission', minor);
    return fc
      .tuple(
        fc.constantFrom(...words.taken),
        fc.array(changes, { minLength: 1, maxLength: 3, size: 'max' }),
      )
      .map(([object, list]) => list.reduce((tree, change) => change(tree, words), object))
      .map(renderYaml);
  },
};

/** NetworkPolicies, Ingresses, pod templates and the rest, put to kube-apiserver one by one. */
export const workloads: readonly FuzzTarget[] = [
  aboutOne('network-policies', policy),
  aboutOne('ingresses', ingress),
  aboutOne('pods', anyWorkload),
  changedObjects,
];
