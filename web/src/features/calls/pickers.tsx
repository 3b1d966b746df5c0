import { useQuery } from 'urql';
import { type Choice, type Choices, Picker } from '@/forms/Picker';
import { useT } from '@/i18n/useT';
import { CallLogAgentsDocument, CallLogPhoneNumbersDocument } from './Pickers.generated';

interface Props {
  label: string;
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
  error?: string | undefined;
  optional?: string | undefined;
}

function useAgents(search: string | undefined): Choices<Choice> {
  const [{ data, fetching, error }] = useQuery({ query: CallLogAgentsDocument, variables: { filter: { search } } });
  return {
    choices: data?.agents.nodes.map(({ id, name }) => ({ id, label: name })),
    fetching,
    hasFailed: error !== undefined,
  };
}

function usePhoneNumbers(search: string | undefined): Choices<Choice> {
  const [{ data, fetching, error }] = useQuery({
    query: CallLogPhoneNumbersDocument,
    variables: { filter: { search } },
  });
  return {
    choices: data?.phoneNumbers.nodes.map(({ id, numberFormatted, label }) => ({
      id,
      label: numberFormatted,
      detail: label,
    })),
    fetching,
    hasFailed: error !== undefined,
  };
}

export function AgentPicker(props: Props) {
  const t = useT();
  return <Picker {...props} useChoices={useAgents} placeholder={t('calls.agentPlaceholder')} />;
}

export function PhoneNumberPicker(props: Props) {
  const t = useT();
  return <Picker {...props} useChoices={usePhoneNumbers} placeholder={t('calls.numberPlaceholder')} />;
}
