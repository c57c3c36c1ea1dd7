import { Button, Menu } from "@mantine/core";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { usePeopleStore } from "../desk/people";
import type { Person, Status } from "../rest/resources";
import { rest } from "../rest/rest";
import { useNotices } from "../shared/notices";
import { statuses, useSetAvailability } from "../shell/useSetAvailability";
import { failureText } from "./failureText";

/** What a supervisor may do about somebody, and an administrator beyond that. */
export function PersonMenu({
  person,
  administrator,
  onEdit,
  onDelete,
}: {
  readonly person: Person;
  readonly administrator: boolean;
  /** Undefined as long as it is not possible. */
  readonly onEdit: (() => void) | undefined;
  readonly onDelete: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const me = useDeskState((state) => state.me?.id);
  const notices = useNotices();
  const store = usePeopleStore();
  const setAvailability = useSetAvailability();
  const disabled = person.disabled === true;
  const reachable = disabled ? [] : statuses.filter((status) => status !== person.status);

  const setStatus = async (status: Status): Promise<void> => {
    if (await setAvailability(status, person.id === me ? undefined : person.id)) await store.refresh();
  };
  const setDisabled = async (): Promise<void> => {
    const answer = await rest.changeAgent(person, { disabled: !disabled });
    if (!answer.ok) notices.show({ tone: "problem", text: failureText(t, answer.failure) });
    await store.refresh();
  };

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={t("agents.menu", { name: person.name })}
        >
          <Ellipsis size={16} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {reachable.map((status) => (
          <Menu.Item key={status} onClick={() => void setStatus(status)}>
            {t("agents.setStatus", { status: t(`availability.${status}`) })}
          </Menu.Item>
        ))}
        {administrator && (
          <Menu.Item disabled={onEdit === undefined} onClick={onEdit}>
            {t("agents.edit")}
          </Menu.Item>
        )}
        {administrator && person.id !== me && (
          <>
            <Menu.Item onClick={() => void setDisabled()}>
              {t(disabled ? "agents.enable" : "agents.disable")}
            </Menu.Item>
            <Menu.Item color="red" onClick={onDelete}>
              {t("agents.delete")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
