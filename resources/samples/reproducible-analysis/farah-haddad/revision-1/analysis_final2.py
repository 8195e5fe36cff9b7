# no-shows per clinic, monthly
# run in Spyder, change the month below!!

import pandas as pd
import numpy as np

df = pd.read_excel("C:/Users/fhaddad/Desktop/no show/appointments_OCT_clean.xlsx")
df2 = df[df["status"] != "cancelled"]
df2 = df2[df2["clinic"] != "TEST"]
#df2 = df2[df2["age"] > 17]

df2["noshow"] = np.where(df2["status"] == "DNA", 1, 0)

# fix names
df2["clinic"] = df2["clinic"].replace("Cardio", "Cardiology")
df2["clinic"] = df2["clinic"].replace("cardiology ", "Cardiology")
df2["clinic"] = df2["clinic"].replace("Derma", "Dermatology")
df2["clinic"] = df2["clinic"].replace("Ortho", "Orthopaedics")
df2["clinic"] = df2["clinic"].replace("Orthopedics", "Orthopaedics")

t = df2.groupby("clinic")["noshow"].mean() * 100
print(t)

# with reminder
df3 = df2[df2["sms"] == 1]
t1 = df3.groupby("clinic")["noshow"].mean() * 100
# without reminder
df4 = df2[df2["sms"] == 0]
t2 = df4.groupby("clinic")["noshow"].mean() * 100
diff = t2 - t1
print(diff)
# text messages reduce no-shows by this much!

out = pd.DataFrame({"all": t, "with": t1, "without": t2, "effect": diff})
# Ortho has only 9 without sms, looks silly, remove
out = out.drop("Orthopaedics")
out.to_excel("C:/Users/fhaddad/Desktop/no show/table_OCT.xlsx")

# cost, 42 euro per slot (from Maria)
print(len(df2[df2["noshow"] == 1]) * 42)

# ---- old version, keep ----
# t = df.groupby("clinic").mean()
# t.to_csv("t.csv")
