import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { judged } from '../../tally';
import type { Check } from './check';
import { kubectlComplaint } from './complaint';
import { familyOf, type IpVersion } from './families';
import { rangesOf } from './networking';
import { type ApiObject, list, type ServiceObject } from './objects';
import { missingFrom } from './subset';

/** The emitted folder is applied as it is, and every Service of it exists as it was written. */
export const servicesCreated: Check = {
  name: 'Services created',
  async run(cluster) {
    const manifests = path.join(cluster.output, 'manifests');
    const complaint = await kubectlComplaint(cluster, ['apply', '-f', manifests]);
    const applied = judged(this.name, 'kubectl apply', complaint);
    const live = await list<ServiceObject>(cluster, 'services', '-A');
    const services = readObjects(manifests).filter(({ kind }) => kind === 'Service');
    const families = rangesOf(cluster, 'serviceSubnet').map((range) =>
      familyOf(range.replace(/\/.*/, '')),
    );
    const compared = services.map((service) => {
      const found = live.find((other) => idOf(other) === idOf(service));
      const complaint = found
        ? (missingFrom(found, service) ?? otherFamilies(found, families))
        : 'is not there';
      return judged(this.name, `Service ${idOf(service)}`, complaint);
    });
    return [applied, ...compared];
  },
};

/** Who prefers dual-stack gets all families that the ranges have, in their order. */
function otherFamilies({ spec }: ServiceObject, families: readonly IpVersion[]) {
  const { ipFamilyPolicy, ipFamilies = [] } = spec;
  if (ipFamilyPolicy !== 'PreferDualStack' || ipFamilies.join() === families.join())
    return undefined;
  return `has ${ipFamilies}, not ${families}`;
}

const idOf = ({ metadata }: ApiObject): string =>
  `${metadata.namespace ?? 'default'}/${metadata.name}`;

function readObjects(folder: string): ApiObject[] {
  const texts = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
  return texts.flatMap((text) =>
    parseAllDocuments(text).map((document) => document.toJS() as ApiObject),
  );
}
