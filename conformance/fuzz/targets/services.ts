import fc from 'fast-check';
import { SERVICE_PROFILES, type ServiceProfile, serviceCluster } from '../../service-profiles';
import { plainService } from '../services/documents';
import { mutationAt } from '../services/mutations';
import type { FuzzTarget } from '../target';
import { renderJson, renderYaml } from '../yaml/render';
import { type TextMutation, textMutation } from '../yaml/text-mutations';
import type { TreeMap } from '../yaml/tree';
import { onEachMinor } from './on-each-minor';

/** Files of Services, put to kube-apiserver in clusters with different ranges. */
export const services: readonly FuzzTarget[] = SERVICE_PROFILES.map((profile) => {
  const judges = [onEachMinor(profile)];
  return {
    name: profile.name,
    judges,
    // What the server chooses at random may hit what a later Service asks for.
    confirmedBy: judges,
    minors: [30, 33, 36, 37],
    extension: 'yaml',
    cluster: serviceCluster(profile),
    texts: (minor) => filesAt(minor, profile),
    isMeantFor: (_, text) => text.split(/^---\n/m).every(isOneService),
  };
});

function filesAt(minor: number, { nodePorts }: ServiceProfile): fc.Arbitrary<string> {
  const one = mutated('web', minor);
  const several = fc.tuple(one, mutated('web-2', minor));
  const crowded = fc
    .tuple(one, fc.nat({ max: 13 }))
    .map(([first, count]) => [first, ...fillersOf(count)]);
  return fc
    .record({
      trees: fc.oneof(
        { weight: 8, arbitrary: fc.tuple(one) },
        { weight: 2, arbitrary: several },
        { weight: nodePorts === undefined ? 0 : 3, arbitrary: crowded },
      ),
      isJson: fc.oneof({ weight: 19, arbitrary: fc.constant(false) }, fc.constant(true)),
      respell: fc.oneof({ weight: 9, arbitrary: fc.constant(asItIs) }, insideOneDocument),
    })
    .map(({ trees, isJson, respell }) =>
      trees
        .map(isJson ? renderJson : renderYaml)
        .map(respell)
        .join('---\n'),
    );
}

const mutated = (name: string, minor: number): fc.Arbitrary<TreeMap> =>
  fc
    .tuple(plainService(name), fc.array(mutationAt(minor), { maxLength: 2, size: 'max' }))
    .map(([plain, mutations]) => mutations.reduce((service, mutate) => mutate(service), plain));

/** Plain ones that take what is left of the addresses, or of the node ports. */
const fillersOf = (count: number): TreeMap[] =>
  Array.from({ length: count }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `filler-${index}` },
    spec: { type: index % 3 === 0 ? 'NodePort' : 'ClusterIP', ports: [{ port: 80 }] },
  }));

const asItIs: TextMutation = (text) => text;

/** Where a document ends, and what it is, decides who gets it; a server reads one of its own. */
const insideOneDocument: fc.Arbitrary<TextMutation> = textMutation.map((change) => (text) => {
  const respelled = change(text);
  return isOneService(respelled) && !text.startsWith('{') ? respelled : text;
});

const STARTS = [
  'apiVersion: v1\nkind: Service\n',
  '{\n  "apiVersion": "v1",\n  "kind": "Service",\n',
];

const isOneService = (text: string): boolean =>
  STARTS.some((start) => text.startsWith(start)) && !/^(?:---|\.\.\.)/m.test(text);
