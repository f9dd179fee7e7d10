// What each button and each key does.
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  redo,
  undo,
} from "../vendor/prosemirror/prosemirror.js";
import * as commands from "./commands.js";
import { tableOf } from "./schema.js";
import * as tables from "./tables.js";

export const DEEDS = {
  bold: commands.mark("bold"),
  italic: commands.mark("italic"),
  raise: commands.raise,
  lower: commands.lower,
  up: commands.move(-1),
  down: commands.move(1),
  undo,
  redo,
  table: tables.insertTable(tableOf(["| | | |", "| | | |"])),
  "row-add": addRowAfter,
  "row-remove": deleteRow,
  "column-add": addColumnAfter,
  "column-remove": deleteColumn,
  "table-remove": deleteTable,
};
export const KEYS = {
  Enter: commands.onEnter,
  "Shift-Enter": commands.plainBelow,
  "Mod-Enter": addRowAfter,
  Backspace: commands.onBackspace,
  Delete: commands.onDelete,
  "Mod-b": DEEDS.bold,
  "Mod-i": DEEDS.italic,
  "Mod-[": DEEDS.raise,
  "Mod-]": DEEDS.lower,
  "Alt-ArrowUp": DEEDS.up,
  "Alt-ArrowDown": DEEDS.down,
  "Mod-z": undo,
  "Mod-y": redo,
  "Mod-Shift-z": redo,
  Tab: goToNextCell(1), // elsewhere, and from the last cell, Tab leaves the editor
  "Shift-Tab": goToNextCell(-1),
};
