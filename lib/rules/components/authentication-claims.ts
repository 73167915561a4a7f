import { isDns1123Subdomain } from '../../k8s/names';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { missing, type Refusal } from '../setting-check';
import { CLAIM_RULE, CLAIM_VALUE, celRefusals, readsClaim, USER_RULE } from './cel-check';

type Path = Refusal['path'];

interface ClaimSettings {
  readonly reservesKubernetesDomains: boolean;
}

/** What is made of the claims of a token. Source: apiserver validation.go (`validateClaimMappings` …). */
export function claimRefusals(
  authenticator: JsonObject,
  path: Path,
  settings: ClaimSettings,
): Refusal[] {
  const { claimMappings, claimValidationRules, userValidationRules } = authenticator;
  const { username, groups, uid, extra } = isObject(claimMappings) ? claimMappings : {};
  const below = [...path, 'claimMappings'];
  return [
    ...ruleRefusals(claimValidationRules, [...path, 'claimValidationRules']),
    ...nameRefusals(objectOf(username), [...below, 'username'], true),
    ...nameRefusals(objectOf(groups), [...below, 'groups'], false),
    ...bothRefusals(objectOf(uid), [...below, 'uid']),
    ...celRefusals(textOf(objectOf(uid).expression), [...below, 'uid', 'expression'], CLAIM_VALUE),
    ...emailRefusals(authenticator, [...below, 'username', 'expression']),
    ...extraRefusals(extra, [...below, 'extra'], settings),
    ...userRefusals(userValidationRules, [...path, 'userValidationRules']),
  ];
}

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const objectsIn = (value: Json | undefined): JsonObject[] => asList(value).map(objectOf);

const textOf = (value: Json | undefined): string => asText(value) ?? '';

/** Anybody can claim an address. Source: validation.go (`usesEmailClaim`). */
function emailRefusals({ claimMappings, claimValidationRules }: JsonObject, path: Path): Refusal[] {
  const { username, extra } = objectOf(claimMappings);
  const value = textOf(objectOf(username).expression);
  const places = [
    value,
    ...objectsIn(extra).map(({ valueExpression }) => textOf(valueExpression)),
    ...objectsIn(claimValidationRules).map(({ expression }) => textOf(expression)),
  ];
  const isSound =
    !readsClaim(value, 'email') || places.some((text) => readsClaim(text, 'email_verified'));
  return isSound
    ? []
    : [{ path, value, wants: 'claims.email_verified into one of the expressions' }];
}

const bothRefusals = ({ claim, expression }: JsonObject, path: Path): Refusal[] =>
  claim && expression
    ? [{ path, value: 'claim and expression', wants: 'either a claim or an expression' }]
    : [];

function nameRefusals(mapping: JsonObject, path: Path, isRequired: boolean): Refusal[] {
  const { claim, expression, prefix } = mapping;
  const hasPrefix = typeof prefix === 'string';
  if (claim && expression) return bothRefusals(mapping, path);
  if (expression) {
    const below = [...path, 'prefix'];
    return [
      ...(hasPrefix ? [{ path: below, value: prefix, wants: 'no prefix with an expression' }] : []),
      ...celRefusals(textOf(expression), [...path, 'expression'], CLAIM_VALUE),
    ];
  }
  if (claim) {
    return hasPrefix ? [] : [missing([...path, 'prefix'], 'a prefix, "" for none')];
  }
  return isRequired ? [missing(path, 'a claim or an expression')] : [];
}

function ruleRefusals(rules: Json | undefined, path: Path): Refusal[] {
  const seen = new Set<string>();
  return objectsIn(rules).flatMap((rule, index): Refusal[] => {
    const below = [...path, index];
    const { claim, expression, message, requiredValue } = rule;
    if (claim && expression) return bothRefusals(rule, below);
    const field = claim ? 'claim' : 'expression';
    const value = asText(rule[field]) ?? '';
    if (value === '') return [missing(below, 'a claim or an expression')];
    const [stray, strayValue] = claim ? ['message', message] : ['requiredValue', requiredValue];
    const isAgain = seen.has(`${field} ${value}`);
    seen.add(`${field} ${value}`);
    return [
      ...(strayValue
        ? [
            {
              path: [...below, stray],
              value: String(strayValue),
              wants: `no ${stray} with ${field}`,
            },
          ]
        : []),
      ...(isAgain ? [{ path: [...below, field], value, wants: `each ${field} once` }] : []),
      ...(claim ? [] : celRefusals(value, [...below, field], CLAIM_RULE)),
    ];
  });
}

function userRefusals(rules: Json | undefined, path: Path): Refusal[] {
  const expressions = objectsIn(rules).map(({ expression }) => asText(expression) ?? '');
  return expressions.flatMap((value, index) => {
    const below = [...path, index, 'expression'];
    if (value === '') return [missing(below, 'a CEL expression')];
    const isAgain = expressions.indexOf(value) < index;
    return isAgain
      ? [{ path: below, value, wants: 'each expression once' }]
      : celRefusals(value, below, USER_RULE);
  });
}

function extraRefusals(extra: Json | undefined, path: Path, settings: ClaimSettings): Refusal[] {
  const mappings = objectsIn(extra);
  const keys = mappings.map(({ key }) => asText(key) ?? '');
  return mappings.flatMap(({ valueExpression }, index): Refusal[] => {
    const value = keys[index] ?? '';
    const below = [...path, index, 'key'];
    const wants = keys.indexOf(value) < index ? 'each key once' : wantedKey(value, settings);
    return [
      ...(wants === undefined ? [] : [{ path: below, value, wants }]),
      ...(valueExpression
        ? []
        : [missing([...path, index, 'valueExpression'], 'a CEL expression')]),
      ...celRefusals(textOf(valueExpression), [...path, index, 'valueExpression'], CLAIM_VALUE),
    ];
  });
}

const PATH = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
const RESERVED = /(?:^|\.)(?:kubernetes|k8s)\.io$/;

/** Source: apimachinery util/validation (`IsDomainPrefixedPath`). */
function wantedKey(key: string, { reservesKubernetesDomains }: ClaimSettings): string | undefined {
  const slash = key.indexOf('/');
  const domain = key.slice(0, Math.max(slash, 0));
  if (!isDns1123Subdomain(domain) || !PATH.test(key.slice(slash + 1))) {
    return 'a domain and a path, such as example.com/role';
  }
  if (key.toLowerCase() !== key) return `"${key.toLowerCase()}"`;
  const isReserved = reservesKubernetesDomains && RESERVED.test(domain);
  return isReserved ? 'a domain of your own' : undefined;
}
