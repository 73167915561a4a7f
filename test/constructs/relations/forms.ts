import { join } from 'node:path';
import { ApiObject, type ApiObjectProps, type Chart, Helm, Include, Yaml } from 'cdk8s';

/** One object of a relation, and the ways of saying it that are its own. */
export interface Member {
  readonly manifest: ApiObjectProps;
  /** By a construct of ours. */
  readonly ours?: (chart: Chart) => void;
  /** By cdk8s-plus. */
  readonly plus?: (chart: Chart) => void;
}

export type Form = (typeof FORMS)[number];

/** Every way by which an object comes into a program. */
export const FORMS = ['ours', 'cdk8s-plus', 'ApiObject', 'Include', 'Helm'] as const;

const PRINTING_HELM = join(__dirname, 'printing-helm.sh');

/** Undefined where nothing of that form says it. */
export function writerOf(member: Member, form: Form): ((chart: Chart) => void) | undefined {
  const { manifest } = member;
  switch (form) {
    case 'ours':
      return member.ours;
    case 'cdk8s-plus':
      return member.plus;
    case 'ApiObject':
      return (chart) => {
        new ApiObject(chart, 'raw', manifest);
      };
    case 'Include':
      return (chart) => {
        new Include(chart, 'file', { url: Yaml.tmp([manifest]) });
      };
    case 'Helm':
      return (chart) => {
        const rendered = Yaml.tmp([manifest]);
        new Helm(chart, 'release', { chart: rendered, helmExecutable: PRINTING_HELM });
      };
  }
}
