import { Info } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { UNKNOWN_MARK } from '../locales/format.ts';
import { useMessages } from './locale-context.tsx';
import './figure-tile.css';

export interface FigureTileProps {
  /** Names the metric for tests and kiosks: `data-metric`. */
  readonly metric: string;
  readonly name: string;
  /** The raw number, null when unknown. */
  readonly value: number | null;
  /** The number as a person reads it; without its unit. */
  readonly text: string;
  readonly unit?: string;
  /** What is counted, shown behind ⓘ. */
  readonly note?: string;
  /** «147 / 158 · 实体运营非公有制企业 · 数据截至 2022-07-04». */
  readonly under?: string;
  readonly change?: string;
  readonly emphasis?: boolean;
  /** Given: the tile unfolds, and shows `details` while `isExpanded`. */
  readonly isExpanded?: boolean;
  readonly onToggle?: () => void;
  readonly details?: ReactNode;
}

export function FigureTile(props: FigureTileProps) {
  const { metric, name, value, text, unit, note, under, change, emphasis = false, isExpanded = false, onToggle, details } = props;
  const messages = useMessages();
  const detailsId = useId();
  const figure = (
    <>
      <span className="figure-tile-line">
        <data
          className="figure-tile-value"
          value={value === null ? '' : String(value)}
          data-metric={metric}
          title={value === null ? messages.common.unknownReason : undefined}
        >
          {value === null ? UNKNOWN_MARK : text}
        </data>
        {value !== null && unit !== undefined && unit !== '' ? <span className="figure-tile-unit">{unit}</span> : null}
        {change === undefined ? null : <span className="figure-tile-change">{change}</span>}
      </span>
      {under === undefined ? null : <span className="figure-tile-under">{under}</span>}
    </>
  );
  return (
    <div className="figure-tile" {...(emphasis ? { 'data-emphasis': '' } : {})}>
      <div className="figure-tile-name">
        <span className="figure-tile-name-text">{name}</span>
        {note === undefined ? null : (
          <DialogTrigger>
            <AriaButton className="icon-button icon-button-small" aria-label={messages.common.aboutDefinition(name)}>
              <Info size={13} aria-hidden="true" />
            </AriaButton>
            <Popover className="figure-tile-note" placement="bottom start">
              <Dialog aria-label={messages.common.aboutDefinition(name)}>{note}</Dialog>
            </Popover>
          </DialogTrigger>
        )}
      </div>
      {onToggle === undefined ? (
        figure
      ) : (
        <button type="button" className="figure-tile-expand" aria-expanded={isExpanded} aria-controls={detailsId} onClick={onToggle}>
          {figure}
        </button>
      )}
      {isExpanded && details !== undefined ? (
        <div id={detailsId} className="figure-tile-details">
          {details}
        </div>
      ) : null}
    </div>
  );
}
