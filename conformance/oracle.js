import { readFileSync } from 'node:fs';

import { GraphQLError, Kind, buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));

// What a schema's text can't tell: which values its scalars take. Here it is as their descriptions say.
const MOMENT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
takes('DateTime', (value) => MOMENT.test(value) && !Number.isNaN(Date.parse(value)));
// A day that is not in the calendar would be taken for one of the next month.
takes('Date', (value) => DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value));

function takes(name, accepts) {
  const scalar = schema.getType(name);
  scalar.parseValue = (value) => {
    if (typeof value !== 'string' || !accepts(value)) throw new GraphQLError(`${name} does not take ${JSON.stringify(value)}`);
    return value;
  };
  scalar.parseLiteral = (node) => {
    if (node.kind !== Kind.STRING) throw new GraphQLError(`${name} is written as a string`);
    return scalar.parseValue(node.value);
  };
}

/**
 * Why graphql-js would not execute this request: the specification's request errors. Nothing if it would.
 * @param {{query: string, variables?: object, operationName?: string}} request
 * @returns {string | undefined}
 */
export function refusal({ query, variables = {}, operationName }) {
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return error.message;
  }
  const [error] = validate(schema, document);
  if (error) return error.message;
  const operation = getOperationAST(document, operationName);
  if (!operation) return 'no such operation, or more than one';
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return errors?.[0].message;
}
