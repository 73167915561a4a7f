import type { Edit } from '../../diag/edit';
import type { Finding, Party } from '../../diag/finding';
import type { Location } from '../../diag/location';
import { linesOf, partyWords } from '../phrases';
import { LEVELS } from './rule';
import { plainText } from './text';
import { artifactLocation } from './uri';

/** One finding as a SARIF `result`; `ordinal` tells findings apart that have everything in common. */
export const describeResult = (
  finding: Finding,
  { ruleIndex, ordinal, program }: { ruleIndex: number; ordinal: number; program: string | null },
) => ({
  ruleId: finding.code,
  ruleIndex,
  level: LEVELS[finding.severity],
  message: { text: plainText(linesOf(finding)) },
  locations: [locationOf(finding.subject, program)],
  ...(finding.other
    ? { relatedLocations: [{ id: 1, ...locationOf(finding.other, program) }] }
    : {}),
  ...(finding.edit ? { fixes: [fixOf(finding.fix, finding.edit)] } : {}),
  partialFingerprints: { 'placeOfFinding/v1': `${identityOf(finding)} ${ordinal}` },
  properties: {
    refusedBy: finding.refusedBy,
    breaks: finding.breaks,
    fix: finding.fix,
    data: finding.data,
  },
});

/** The same finding stays the same when lines move or the value changes and is still wrong. */
export const identityOf = ({ code, subject, other }: Finding): string =>
  JSON.stringify([code, ...[subject, ...(other ? [other] : [])].map(identityOfSide)]);

const identityOfSide = ({ location, label }: Party) => [
  location.file,
  location.constructPath,
  location.path || label,
];

/** An editor can make it; `check --fix` also sees what other findings it brings. */
const fixOf = (fix: string, { file, line, column, from, to }: Edit) => ({
  description: { text: plainText([fix]) },
  artifactChanges: [
    {
      artifactLocation: artifactLocation(file),
      replacements: [
        {
          deletedRegion: {
            startLine: line,
            startColumn: column,
            endLine: line,
            endColumn: column + from.length,
          },
          insertedContent: { text: to },
        },
      ],
    },
  ],
});

function locationOf(party: Party, program: string | null) {
  const { location } = party;
  const file = location.file ?? program;
  const logical = logicalLocation(location);
  return {
    message: { text: plainText([partyWords(party)]) },
    ...(file === null ? {} : { physicalLocation: physicalLocation(file, location) }),
    ...(logical ? { logicalLocations: [logical] } : {}),
  };
}

function physicalLocation(file: string, { file: own, line, column }: Location) {
  const region = { startLine: line, ...(column === null ? {} : { startColumn: column }) };
  const isKnown = own !== null && line !== null;
  return { artifactLocation: artifactLocation(file), ...(isKnown ? { region } : {}) };
}

function logicalLocation({ constructPath, path }: Location) {
  const steps = [constructPath ?? '', path].filter(Boolean);
  return steps.length > 0 ? { fullyQualifiedName: steps.join(' ') } : undefined;
}
