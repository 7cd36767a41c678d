"""The verifier of approvals, judged by a table of cases."""
