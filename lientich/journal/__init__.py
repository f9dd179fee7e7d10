"""What happened: the audit trail of every act, and the outbox that others react to."""
