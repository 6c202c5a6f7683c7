using MathNet.Numerics.LinearAlgebra;

namespace AnalysisKit;

/// <summary>The parameters of a Wordfish model while it is estimated.</summary>
internal sealed class WordfishParameters
{
    private WordfishParameters(double[] theta, double[] alpha, double[] beta, double[] psi, double[] phi)
    {
        Theta = theta;
        Alpha = alpha;
        Beta = beta;
        Psi = psi;
        Phi = phi;
    }

    public double[] Theta { get; }

    public double[] Alpha { get; }

    public double[] Beta { get; }

    public double[] Psi { get; }

    public double[] Phi { get; }

    /// <summary>Starts from a singular axis of the chi-squared residuals.</summary>
    public static WordfishParameters Start(Matrix<double> counts, int axis)
    {
        var (rows, columns) = (counts.RowSums(), counts.ColumnSums());
        var size = rows.Sum();
        var residuals = counts.MapIndexed((i, k, y) => (y - (rows[i] * columns[k] / size)) / Math.Sqrt(rows[i] * columns[k] / size));
        var (_, left, _) = SymmetricAxes.Of(residuals, axis + 1);
        var theta = left[axis].Select((u, i) => u / Math.Sqrt(rows[i] / size)).ToArray();
        Standardize(theta);
        var alpha = rows.Select(r => Math.Log(r) - Math.Log(rows.Average())).ToArray();
        var psi = columns.Select(c => Math.Log(c / counts.RowCount)).ToArray();
        return new WordfishParameters(theta, alpha, new double[psi.Length], psi, [.. Enumerable.Repeat(1.0, psi.Length)]);
    }

    /// <summary>Scales values to mean 0 and standard deviation 1 (with n-1).</summary>
    public static void Standardize(double[] values)
    {
        Center(values);
        var deviation = Math.Sqrt(values.Sum(v => v * v) / (values.Length - 1));
        for (var i = 0; i < values.Length; i++)
            values[i] /= deviation;
    }

    public static void Center(double[] values)
    {
        var mean = values.Average();
        for (var i = 0; i < values.Length; i++)
            values[i] -= mean;
    }

    public WordfishParameters Copy() => new([.. Theta], [.. Alpha], [.. Beta], [.. Psi], [.. Phi]);

    public double Mean(int group, int word) => Math.Exp(Alpha[group] + Psi[word] + (Beta[word] * Theta[group]));

    public double LogLikelihood(Matrix<double> counts)
    {
        var sum = 0.0;
        for (var i = 0; i < Theta.Length; i++)
        {
            for (var k = 0; k < Beta.Length; k++)
            {
                var eta = Alpha[i] + Psi[k] + (Beta[k] * Theta[i]);
                sum += (eta * counts[i, k]) - Math.Exp(eta);
            }
        }

        return sum;
    }

    /// <summary>Reverses the scale if needed, so that one group lies below another.</summary>
    public void Orient(int low, int high)
    {
        if (Theta[low] <= Theta[high])
            return;
        for (var i = 0; i < Theta.Length; i++)
            Theta[i] = -Theta[i];
        for (var k = 0; k < Beta.Length; k++)
            Beta[k] = -Beta[k];
    }

    /// <summary>Standard errors of theta, treating the words' parameters as known, from the 2 x 2 information of each group's alpha and theta.</summary>
    public double[] ConditionalErrors(double thetaPrecision)
    {
        var errors = new double[Theta.Length];
        for (var i = 0; i < errors.Length; i++)
        {
            double a = 0, b = 0, c = thetaPrecision;
            for (var k = 0; k < Beta.Length; k++)
            {
                var mean = Mean(i, k) / Phi[k];
                a += mean;
                b += mean * Beta[k];
                c += mean * Beta[k] * Beta[k];
            }

            errors[i] = Math.Sqrt(a / ((a * c) - (b * b)));
        }

        return errors;
    }
}
