import type { Finding, Party } from '../diag/finding';
import type { At } from '../model/located';
import type { AnyRule, Prose, Side, Sighting } from './rule';

/** Makes the finding a rule reports: the rule's own facts, with every place looked up. */
export function asFinding(rule: AnyRule, prose: Prose, sighting: Sighting): Finding {
  return {
    code: rule.code,
    name: rule.name,
    severity: sighting.severity ?? rule.severity,
    message: prose.what,
    refusedBy: sighting.refusedBy ?? [],
    breaks: sighting.breaks ?? null,
    subject: asParty(asSide(sighting.at)),
    other: sighting.other ? asParty(asSide(sighting.other)) : null,
    fix: prose.fix,
    data: sighting.data ?? {},
    ...editPart(sighting),
  };
}

/** Programs and embedded texts have no scalar to replace. */
function editPart({ edit: wanted }: Sighting): Pick<Finding, 'edit'> {
  const edit = wanted?.at.source.editOf?.(wanted.at.path, wanted.value, wanted.on);
  return edit ? { edit } : {};
}

const asSide = (place: Side | At): Side => ('at' in place ? place : { at: place });

function asParty(side: Side): Party {
  const { source, path } = side.at;
  const isDefault = side.origin === 'default';
  return {
    label: side.label ?? String(path.findLast((step) => typeof step === 'string') ?? ''),
    value: side.value ?? null,
    extent: side.extent ?? null,
    origin: side.origin ?? 'given',
    originNote: side.originNote ?? (isDefault ? 'default' : null),
    location: source.locate(path, side.on),
  };
}
