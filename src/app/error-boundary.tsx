import { Component, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { useMessages } from '../components/locale-context.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly error: Error | null;
}

/** Catches what a screen throws while drawing: the rest of the app and the data stay. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <BoundaryMessage error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

function BoundaryMessage({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const messages = useMessages();
  return (
    <div className="boundary" role="alert">
      <h2>{messages.app.boundaryTitle}</h2>
      <p>{messages.app.boundaryRemedy}</p>
      <details>
        <summary>{messages.errorWords.details}</summary>
        <pre>{error.message}</pre>
      </details>
      <div className="boundary-actions">
        <Button kind="primary" onPress={onRetry}>
          {messages.app.retry}
        </Button>
        <Button onPress={() => window.location.reload()}>{messages.app.reload}</Button>
      </div>
    </div>
  );
}
