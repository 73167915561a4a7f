import { TextFailure } from './text-failure';
import type { YamlNode } from './yaml-node';

/** Below this many steps nearly all of them may come from aliases. Source: goyaml v2, decode.go. */
const RATIO_RANGE_LOW = 400_000;
/** Above this many steps only a tenth may. */
const RATIO_RANGE_HIGH = 4_000_000;

function allowedAliasRatio(steps: number): number {
  if (steps <= RATIO_RANGE_LOW) return 0.99;
  if (steps >= RATIO_RANGE_HIGH) return 0.1;
  return 0.99 - (0.89 * (steps - RATIO_RANGE_LOW)) / (RATIO_RANGE_HIGH - RATIO_RANGE_LOW);
}

/** goyaml has no such limit for chains of aliases; a recursive reader of the value needs one. */
const DEEPEST = 1000;

/** Refuses a YAML bomb at the very step at which goyaml v2 refuses it. */
export function checkAliasBudget(root: YamlNode): void {
  new AliasBudget().walk(root);
}

class AliasBudget {
  /** The document itself is goyaml's first step. */
  private steps = 1;
  private aliasSteps = 0;
  private aliasDepth = 0;
  private depth = 0;

  walk(node: YamlNode): void {
    this.spend(node);
    this.depth += 1;
    if (this.depth > DEEPEST) throw refusal(`exceeded max depth of ${DEEPEST}`, node);
    this.walkInside(node);
    this.depth -= 1;
  }

  private walkInside(node: YamlNode): void {
    if (node.kind === 'list') for (const item of node.items) this.walk(item);
    else if (node.kind === 'map')
      for (const pair of node.pairs) this.walkPair(pair.key, pair.value);
    else if (node.kind === 'alias') this.walkAlias(node.target);
  }

  /** goyaml does not count the word `<<`. */
  private walkPair(key: YamlNode, value: YamlNode): void {
    if (key.kind !== 'scalar' || key.text !== '<<') this.walk(key);
    this.walk(value);
  }

  private walkAlias(target: YamlNode | undefined): void {
    if (target === undefined) return;
    this.aliasDepth += 1;
    this.walk(target);
    this.aliasDepth -= 1;
  }

  private spend(node: YamlNode): void {
    this.steps += 1;
    if (this.aliasDepth > 0) this.aliasSteps += 1;
    if (this.aliasSteps <= 100 || this.steps <= 1000) return;
    if (this.aliasSteps / this.steps <= allowedAliasRatio(this.steps)) return;
    throw refusal('document contains excessive aliasing', node);
  }
}

const refusal = (detail: string, node: YamlNode): TextFailure =>
  new TextFailure('alias-bomb', detail, node.start);
