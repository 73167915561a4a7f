import type { LastingChoiceId } from '../../k8s/lasting-choices';
import { at } from '../../model/located';
import type { ServiceView } from '../../model/service-view';
import { asList, asText, textField } from '../../model/type-meta';

interface SettledField {
  readonly id: LastingChoiceId;
  readonly subject: string;
  readonly value: string;
  readonly at: ReturnType<typeof at>;
}

/** What kube-apiserver never changes of a Service, where the files say it. */
export const settledServices = (services: readonly ServiceView[]): SettledField[] =>
  services.flatMap(({ name, namespace, spec, source }) => {
    const subject = `${namespace}/${name}`;
    const fields = [
      ['clusterIP', textField(spec, 'clusterIP') || asText(asList(spec.clusterIPs)[0])],
      ['ipFamilies', asText(asList(spec.ipFamilies)[0])],
      ['loadBalancerClass', textField(spec, 'loadBalancerClass')],
    ] as const;
    return fields.flatMap(([field, value]) =>
      value
        ? [
            {
              id: 'service-address' as const,
              subject: `${subject} ${field}`,
              value,
              at: at(source, 'spec', field),
            },
          ]
        : [],
    );
  });
