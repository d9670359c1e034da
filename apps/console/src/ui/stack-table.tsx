import { Table, type TableProps } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import classes from "./stack-table.module.css";

/**
 * A table whose rows become cards where there is no room for its columns, so that nothing scrolls sideways.
 * In a card the first cell is the title, `data-label` names a cell, and a cell with `data-actions` stands beside the title.
 */
export function StackTable({ minWidth, className, ...table }: TableProps & { minWidth: number }) {
  const { room, isStacked } = useRoom(minWidth);
  return (
    <div ref={room} className={classes["room"]}>
      <Table {...table} className={`${classes["table"]} ${className ?? ""}`} data-stacked={isStacked || undefined} />
    </div>
  );
}

/** Whether the columns fit: by the width that reads well, and by what the rows of the moment need. */
function useRoom(minWidth: number) {
  const room = useRef<HTMLDivElement>(null);
  const needed = useRef(0);
  const [isStacked, setStacked] = useState(false);
  useLayoutEffect(() => {
    const element = room.current;
    if (element === null) return;
    const look = (): void => {
      // Widths are rounded: a pixel is no overflow.
      if (!isStacked) needed.current = element.scrollWidth > element.clientWidth + 1 ? element.scrollWidth : 0;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setStacked(element.clientWidth < Math.max((minWidth / 16) * rem, needed.current));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return { room, isStacked };
}
