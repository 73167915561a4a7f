import { describe, expect, it } from 'vitest';
import { RULES } from '../../../lib/rules/registry.generated';
import { declaredProps } from './prop-interfaces';
import { raisedFindings } from './raised-findings';

/** What the samples give fields that no program of ours has: none of its own props does it. */
const OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  // A Service of type ExternalName, which is a class without these props.
  'AddressedServiceProps.clusterIP': ['NET318'],
  'ClusterIPServiceProps.ports': ['NET345'],
  'HeadlessServiceProps.ports': ['NET345'],
  'LoadBalancerServiceProps.ports': ['NET345'],
  'NodePortServiceProps.ports': ['NET345'],
  // The apiVersion is ours.
  'KubeadmClusterProps.kubelet': ['NET006'],
  // kubernetes_addr is ours.
  'KubeadmClusterProps.kubeVip': ['NET894'],
};

const codesIn = (text: string): string[] => text.match(/NET\d{3}/g) ?? [];

describe('the comment of every prop', () => {
  const props = declaredProps();

  it('says what it is, and what stands for it when it is not given', () => {
    const bare = props.filter(({ comment, isOptional }) =>
      isOptional ? !comment.includes('@default') : !/[a-z]/.test(comment),
    );

    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('names rules that there are', () => {
    const known = new Set(RULES.map(({ code }) => code));
    const unknown = props.filter(({ comment }) =>
      codesIn(comment).some((code) => !known.has(code)),
    );

    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  it('names every finding that the prop can raise', { timeout: 240_000 }, () => {
    const raised = raisedFindings();
    const unsaid = props.flatMap(({ id, comment }) => {
      const said = [...codesIn(comment), ...(OF_OTHERS[id] ?? [])];
      const missing = [...(raised.get(id) ?? [])].filter((code) => !said.includes(code));
      return missing.length > 0 ? [`${id}: Raises ${missing.sort().join(', ')}.`] : [];
    });

    expect(unsaid).toEqual([]);
  });
});
