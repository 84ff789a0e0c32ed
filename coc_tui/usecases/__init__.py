"""What the group does with its case: one verb is one transaction at a desk.

The rooms look only leftwards: records, followup, term, contract, papers, meeting, case, today.
"""
