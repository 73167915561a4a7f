import { isDns1123Label } from '../../k8s/names';
import { isObject, type JsonObject } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { asList, textField } from '../../model/type-meta';
import { below, field, uniqueBy } from './field-check';
import { resourcesIn } from './resource-list';
import {
  isContainerResource,
  isPodResource,
  overhead,
  requirements,
} from './resource-requirements';
import { FINE, problemAt, type StructCheck, type StructChecks, when } from './struct-check';
import { oneOf, required } from './value-check';

const claims: StructCheck = (struct, { podSpec }) => {
  const known = entriesAt(podSpec, ['resourceClaims']).map(({ value }) => textField(value, 'name'));
  return entriesAt(struct, ['claims']).flatMap(({ path, value }) => {
    const name = textField(value, 'name');
    const request = textField(value, 'request');
    if (!known.includes(name)) {
      return [
        problemAt(
          [...path, 'name'],
          `is "${name}", none of resourceClaims of the pod`,
          `name: ${known[0] ?? 'that of a resourceClaim'}`,
        ),
      ];
    }
    return request === '' || isDns1123Label(request)
      ? []
      : [problemAt([...path, 'request'], `is "${request}", no DNS label`, 'request: a DNS label')];
  });
};

/** Source: kube-apiserver validateResizePolicy. */
const restartOfNever: StructCheck = (container, { podSpec }) =>
  podSpec.restartPolicy !== 'Never'
    ? FINE
    : entriesAt(container, ['resizePolicy']).flatMap(({ path, value }) =>
        value.restartPolicy === 'RestartContainer'
          ? [
              problemAt(
                [...path, 'restartPolicy'],
                'is RestartContainer in a pod that never restarts',
                'restartPolicy: NotRequired',
              ),
            ]
          : [],
      );

const isResized = (check: StructCheck): StructCheck =>
  when(({ containersResizeInPlace }) => containersResizeInPlace, check);

const isClaimed = (check: StructCheck): StructCheck =>
  when(({ podsClaimResources }) => podsClaimResources, check);

const CONTAINER: readonly StructCheck[] = [
  below('resources', requirements(isContainerResource), isClaimed(claims)),
  isClaimed(below('resources', uniqueBy('claims', 'name', 'request'))),
  isResized(uniqueBy('resizePolicy', 'resourceName')),
  isResized(restartOfNever),
];

/** Of all containers together, and of each of them. Source: kube-apiserver validatePodResourceConsistency. */
const consistency: StructCheck = (podSpec, { object }) => {
  if (!isObject(podSpec.resources)) return FINE;
  // Of a Pod, what is limited is also asked for.
  const askedFor = (one: JsonObject, name: string): number =>
    listed(one, 'requests', name) ?? (object.kind === 'Pod' ? listed(one, 'limits', name) : 0) ?? 0;
  const { requests, limits } = podSpec.resources;
  const containers = entriesAt(podSpec, ['containers']).map(({ value }) => value);
  return [
    ...resourcesIn(requests).flatMap(({ name, text, amount }) => {
      const sum = containers.reduce((total, one) => total + askedFor(one, name), 0);
      return sum > amount
        ? [
            problemAt(
              ['resources', 'requests', name],
              `is ${text}, less than the containers ask for`,
              `${name}: ${sum}`,
            ),
          ]
        : [];
    }),
    ...resourcesIn(limits).flatMap(({ name, text, amount }) =>
      containers.some((one) => (listed(one, 'limits', name) ?? 0) > amount)
        ? [
            problemAt(
              ['resources', 'limits', name],
              `is ${text}, less than the limit of a container`,
              `${name}: that limit, or more`,
            ),
          ]
        : [],
    ),
  ];
};

function listed(
  container: JsonObject,
  list: 'requests' | 'limits',
  name: string,
): number | undefined {
  const { resources } = container;
  return isObject(resources)
    ? resourcesIn(resources[list]).find((one) => one.name === name)?.amount
    : undefined;
}

const noClaims: StructCheck = ({ claims: list }) =>
  asList(list).length > 0
    ? [
        problemAt(
          ['claims'],
          'cannot be asked for by the whole pod',
          'claims in the resources of a container',
        ),
      ]
    : FINE;

const hasResources = (check: StructCheck): StructCheck =>
  when(({ podsHaveResources }) => podsHaveResources, check);

/** Source: kube-apiserver ValidateContainerResourceRequirements, validateOverhead, validatePodResources. */
export const RESOURCES: StructChecks = {
  Container: CONTAINER,
  EphemeralContainer: CONTAINER,
  ContainerResizePolicy: [
    field('resourceName', required('cpu'), oneOf('cpu', 'memory')),
    field('restartPolicy', required('NotRequired'), oneOf('NotRequired', 'RestartContainer')),
  ].map(isResized),
  PodSpec: [
    overhead('overhead'),
    hasResources(below('resources', requirements(isPodResource), noClaims)),
    hasResources(consistency),
  ],
};
