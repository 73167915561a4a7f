import type { Contract } from '../../k8s/contract';
import { readCsvRecord } from '../../k8s/flag-value/csv';
import { nameAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { entriesOf, type FlagRefusal, unknownEntries } from './flag-check';

const METRIC = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const NAME = new RegExp(`^${METRIC}$`);
const LABEL_OF = new RegExp(`^${METRIC},[a-zA-Z_][a-zA-Z0-9_]*$`);

const LABELS = 'allow-metric-labels';
const MANIFEST = 'allow-metric-labels-manifest';

/** Source: component-base metrics/options.go and metrics/api/v1/config.go of each minor. */
export const metricRefusals = (flags: FlagSet, contract: Contract): FlagRefusal[] => [
  ...labelRefusals(flags),
  ...(contract.componentsCheckMetrics
    ? [
        ...unknownEntries(flags, 'disabled-metrics', (name) => NAME.test(name), 'names of metrics'),
        ...bothRefusals(flags),
      ]
    : []),
];

/** A key holds a comma: pflag `stringToString` reads a lone pair whole, others as CSV. */
function labelRefusals(flags: FlagSet): FlagRefusal[] {
  const given = flags.flags.filter(({ value }) => nameAsRead(value) === LABELS);
  return given.flatMap((written) => {
    const text = written.value.value;
    const pairs = text.split('=').length <= 2 ? [text] : (readCsvRecord(text) ?? []);
    const keys = pairs.map((pair) => pair.split('=')[0] ?? '');
    if (keys.every((key) => LABEL_OF.test(key))) return [];
    return [{ flag: LABELS, given: { ...written, value: text }, wants: 'METRIC,LABEL=VALUE' }];
  });
}

function bothRefusals(flags: FlagSet): FlagRefusal[] {
  const [manifest] = entriesOf(flags, MANIFEST);
  const isListed = flags.flags.some(({ value }) => nameAsRead(value) === LABELS);
  return manifest && isListed
    ? [{ flag: MANIFEST, given: manifest, wants: `nothing beside ${LABELS}` }]
    : [];
}
