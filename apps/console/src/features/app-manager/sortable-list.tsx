import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { Badge } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { AppIcon } from "./app-icon.tsx";
import classes from "./app-manager.module.css";
import { messages } from "./messages.ts";

export interface SortableEntry {
  id: string;
  title: string;
  icon: string | null;
  note: string | null;
}

/** A list in an order that one changes by dragging or by keyboard, and hears what happens. */
export function SortableList({
  label,
  entries,
  onSort,
}: {
  label: string;
  entries: readonly SortableEntry[];
  onSort: (ids: string[]) => void;
}) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = entries.map(({ id }) => id);
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    const from = ids.indexOf(String(active.id));
    const to = over === null ? -1 : ids.indexOf(String(over.id));
    if (from !== to && to >= 0) onSort(arrayMove(ids, from, to));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{
        announcements: toAnnouncements(entries),
        screenReaderInstructions: { draggable: messages.order.hint },
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={classes["plain"]} aria-label={label}>
          {entries.map((entry) => (
            <SortableItem key={entry.id} entry={entry} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function SortableItem({ entry: { id, title, icon, note } }: { entry: SortableEntry }) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  });
  return (
    <li
      ref={setNodeRef}
      className={classes["sortable"]}
      style={{ transform: CSS.Transform.toString(transform), transition }}
      data-dragging={isDragging || undefined}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes["grip"]}
        {...attributes}
        {...listeners}
        aria-label={messages.order.handle(title)}
      >
        <IconGripVertical size={16} aria-hidden />
      </button>
      <AppIcon icon={icon} size={22} />
      <span className={classes["grow"]}>{title}</span>
      {note !== null && (
        <Badge variant="light" size="sm">
          {note}
        </Badge>
      )}
    </li>
  );
}

function toAnnouncements(entries: readonly SortableEntry[]): Announcements {
  const titleOf = (id: string | number): string => entries.find((entry) => entry.id === id)?.title ?? String(id);
  const placeOf = (id: string | number | undefined): number => entries.findIndex((entry) => entry.id === id) + 1;
  const { picked, moved, dropped, cancelled } = messages.order;
  const count = entries.length;
  return {
    onDragStart: ({ active }) => picked(titleOf(active.id), placeOf(active.id), count),
    onDragOver: ({ active, over }) => moved(titleOf(active.id), placeOf(over?.id), count),
    onDragEnd: ({ active, over }) => dropped(titleOf(active.id), placeOf(over?.id), count),
    onDragCancel: ({ active }) => cancelled(titleOf(active.id)),
  };
}
