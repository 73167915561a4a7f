import { isDns1123Label } from '../../k8s/names';
import { type ContainerView, containersOf } from '../../model/probe';
import { textField } from '../../model/type-meta';
import { workloadName } from '../../model/workload';
import { builtInWorkloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { NO_PODS, podVerdict } from './pod-verdict';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Facts {
  readonly workload: string;
  readonly name: string;
  readonly image: string;
}

const withContainers = (...containers: readonly string[]): string =>
  workloadExample({ isProbed: false }).replace(/( +)- name: web\n.*\n/, (_, indent: string) =>
    containers.map((one) => `${indent}- ${one}\n`).join(''),
  );

export const containerForm = defineRule({
  code: 'NET833',
  name: 'container-form',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary: 'A pod has containers, each with an image and a name of its own that is a DNS label.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. Init containers share the names with the others. Blanks around an image it refuses in pods alone.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source:
      'kube-apiserver validateContainers, validateInitContainers, validateContainersOnlyForPod',
  },
  findings: {
    none: ({ workload }: Facts) => ({
      what: `${workload} has no containers`,
      fix: 'containers: [{name: web, image: the image to run}]',
    }),
    unnamed: ({ workload }: Facts) => ({
      what: `a container of ${workload} has no name`,
      fix: 'name: web, or another DNS label',
    }),
    badName: ({ name }: Facts) => ({
      what: `"${name}" is no name of a container: lower-case letters, digits and "-", at most 63`,
      fix: `name: ${
        name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '')
          .slice(0, 60) || 'web'
      }`,
    }),
    again: ({ workload, name }: Facts) => ({
      what: `two containers of ${workload} are called "${name}"`,
      fix: 'give one of the two another name',
    }),
    imageless: ({ workload, name }: Facts) => ({
      what: `container "${name}" of ${workload} has no image`,
      fix: 'image: the image to run',
    }),
    imageBlank: ({ workload, name, image }: Facts) => ({
      what: `the image of container "${name}" of ${workload} begins or ends with a blank`,
      fix: `image: ${image.trim() || 'the image to run'}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a name and an image', text: workloadExample() },
      {
        title: 'two containers of one image',
        text: withContainers('{ name: web, image: web:1 }', '{ name: 2nd, image: web:1 }'),
      },
    ],
    invalid: [
      { title: 'none', text: withContainers().replace('containers:', 'containers: []') },
      {
        title: 'null, which is none',
        text: withContainers().replace('containers:', 'containers: null'),
      },
      { title: 'a blank', text: withContainers('{ name: web, image: " web:1" }') },
      { title: 'no name', text: withContainers('{ image: web:1 }') },
      { title: 'an underscore', text: withContainers('{ name: web_server, image: web:1 }') },
      {
        title: 'one name twice',
        text: withContainers('{ name: web, image: web:1 }', '{ name: web, image: log:1 }'),
      },
      { title: 'no image', text: withContainers('{ name: web }') },
    ],
  }),
  check({ objects, versions }, report) {
    for (const workload of builtInWorkloadsOf(objects)) {
      const { object, template } = workload;
      const containers = containersOf(workload);
      const refuse = (
        finding: Problem,
        container: ContainerView | undefined,
        field: string,
        verdict = podVerdict(workload, versions.cluster),
      ) => {
        const image = container ? imageOf(container) : '';
        const data = { workload: workloadName(workload), name: container?.name ?? '', image };
        const place = container?.path ?? [...template, 'spec'];
        const at = writtenSide(object, [...place, field]);
        report(finding, data, { at, ...verdict, data });
      };
      if (!containers.some(({ isInit }) => !isInit)) refuse('none', undefined, 'containers');
      containers.forEach((container, index) => {
        const problem = nameProblem(container, containers.slice(0, index));
        if (problem) refuse(problem, container, 'name');
        if (isEmpty(container, 'image')) refuse('imageless', container, 'image');
        const image = imageOf(container);
        // validateContainersOnlyForPod: not of a template.
        const ofPods = object.kind === 'Pod' ? REFUSED : NO_PODS;
        if (image !== image.trim()) refuse('imageBlank', container, 'image', ofPods);
      });
    }
  },
});

type Problem = 'none' | 'unnamed' | 'badName' | 'again' | 'imageless' | 'imageBlank';

function nameProblem(
  container: ContainerView,
  earlier: readonly ContainerView[],
): Problem | undefined {
  const { name } = container;
  if (name === '') return isEmpty(container, 'name') ? 'unnamed' : undefined;
  if (!isDns1123Label(name)) return 'badName';
  return earlier.some((other) => other.name === name) ? 'again' : undefined;
}

const imageOf = ({ value }: ContainerView): string => textField(value, 'image');

/** null decodes like "". */
const isEmpty = ({ value }: ContainerView, field: string): boolean => (value[field] ?? '') === '';
